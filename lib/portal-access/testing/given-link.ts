import { db } from "../../db/client";
import type { GivenWorkspace } from "../../db/testing/given";
import { transaction } from "../../db/transaction";
import { createPortalLink, type NewLink } from "../create-link";

/** Opens a workspace's portal, past its command. */
export async function givenOpenPortal({ workspace: { id: workspaceId } }: GivenWorkspace): Promise<void> {
  const data = { isOpen: true, updatedAt: new Date() };
  await db().portal.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
}

/** What a link for the contact carries; the portal is opened for it. */
export async function givenLink(
  given: GivenWorkspace,
  contactId: string,
  more: Partial<NewLink> & { now?: Date } = {},
): Promise<string> {
  await givenOpenPortal(given);
  const { now, ...about } = more;
  const workspaceId = given.workspace.id;
  const link = await transaction((tx) =>
    createPortalLink(tx, { workspaceId, contactId, life: "asked", ...about }, now ?? new Date()),
  );
  const [, token] = link?.split("#") ?? [];
  if (!token) throw new Error("No link was made.");
  return token;
}
