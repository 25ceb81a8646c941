import "server-only";
import { db, type Tx } from "../../db/client";
import { transaction } from "../../db/transaction";
import { sendMail } from "../../mail/send-mail";
import { linkLives } from "../../portal-access/create-link";
import { linkMail } from "../link-mail";
import { linkFor } from "./make-link";

/** Requests in one run. */
const most = 100;

export async function isLinkAskedFor(): Promise<boolean> {
  return (await db().portalLinkRequest.findFirst({ select: { id: true } })) !== null;
}

/** Mails a link to every contact who asked for one. Returns how many requests it looked at. */
export async function sendAskedLinks(now: Date): Promise<number> {
  const asked = await db().portalLinkRequest.findMany({ orderBy: { createdAt: "asc" }, take: most });
  for (const request of asked) await transaction((tx) => answer(tx, request, now));
  return asked.length;
}

type Asked = Readonly<{ id: string; workspaceId: string; email: string; ticket: string | null; createdAt: Date }>;

/** In one transaction with the request's end: killed half-way, it is done by the next run, once. */
async function answer(tx: Tx, { id, workspaceId, email, ticket, createdAt }: Asked, now: Date): Promise<void> {
  const { count } = await tx.portalLinkRequest.deleteMany({ where: { id } });
  // Nobody waits any more for what was asked while the server was down.
  if (count === 0 || now.getTime() - createdAt.getTime() > linkLives.asked * 60_000) return;
  const link = await linkFor(tx, { workspaceId, email, ticket, life: "asked" }, now);
  if (!link) return;
  const { name } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { name: true } });
  await sendMail(tx, linkMail({ email, workspace: name, link: link.url }), now);
}
