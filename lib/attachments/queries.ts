import "server-only";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { holds } from "../entry/holds";
import { AppError } from "../errors";
import { type Attachment, attachmentOf } from "./schema";

/** Of one ticket, at most: a page would be more than anybody needs. */
const mostOfTicket = 1_000;

/**
 * An attachment with where its file is. One on an internal note does not exist for who may not read notes, nor one
 * whose ticket was deleted.
 * @throws AppError `not_found`, also for another workspace's; `gone` when its ticket was deleted.
 */
export async function findFile(ctx: Pick<Ctx, "workspace" | "actor" | "now">, id: string) {
  const row = await db().attachment.findFirst({
    where: { id, workspaceId: ctx.workspace.id },
    include: { comment: { select: { type: true } }, ticket: { select: { deletedAt: true } } },
  });
  const hidden = row?.comment?.type === "note" && !holds(ctx.actor, "comments:read");
  if (!row || hidden || (row.expiresAt !== null && row.expiresAt <= ctx.now)) throw notFound();
  if (row.ticket?.deletedAt) throw new AppError("gone", "The ticket of this attachment has been deleted.");
  return row;
}

/** The same for who comes with a link that was made for somebody who may. */
export async function findLinkedFile(id: string, now: Date) {
  const row = await db().attachment.findUnique({ where: { id }, include: { ticket: { select: { deletedAt: true } } } });
  if (!row || (row.expiresAt !== null && row.expiresAt <= now)) throw notFound();
  if (row.ticket?.deletedAt) throw new AppError("gone", "The ticket of this attachment has been deleted.");
  return row;
}

/** The files of a ticket, which must be known to exist in this workspace; those of notes for who may read notes. */
export async function listTicketAttachments(ctx: Ctx<"tickets:read">, ticketId: string) {
  const rows = await db().attachment.findMany({
    where: { workspaceId: ctx.workspace.id, ticketId },
    include: { comment: { select: { type: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: mostOfTicket,
  });
  const seen = holds(ctx.actor, "comments:read") ? rows : rows.filter(({ comment }) => comment?.type !== "note");
  const data: Attachment[] = seen.map(attachmentOf);
  return seen.length === rows.length ? { data } : { data, meta: omitted };
}

const omitted = { omitted: { internal_notes: true, required_scope: "comments:read" } } as const;

function notFound(): AppError {
  return new AppError("not_found", "There is no such attachment in this workspace.");
}
