import "server-only";
import { db } from "../../db/client";
import { newId } from "../../id";
import type { NewPortalLink } from "../input";

/**
 * Notes that somebody wants a link. Whether anybody has the address is looked up later, by the job: the answer that goes
 * out now cannot tell it, neither by its words nor by how long it takes.
 */
export async function askForLink(
  workspaceId: string,
  { email, ticket }: NewPortalLink,
  now = new Date(),
): Promise<void> {
  const data = { id: newId("plr", now.getTime()), workspaceId, email, ticket: ticket ?? null, createdAt: now };
  await db().portalLinkRequest.create({ data });
}
