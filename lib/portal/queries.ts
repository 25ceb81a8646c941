import "server-only";
import { db } from "../db/client";
import { pageOfRows } from "../db/page-of-rows";
import { readRows } from "../db/point-read";
import type { ContactCtx, Ctx } from "../entry/ctx";
import type { Pagination } from "../entry/page";
import { AppError } from "../errors";
import { idleLife } from "../portal-access/session";
import { parseTicketId } from "../tickets/ticket-id";
import type { PortalThreadQuery, PortalTicketQuery } from "./input";
import { type PortalReply, type PortalThread, type PortalTicket, repliesShown } from "./schema";
import { type OwnTicketRow, portalReplyOf, portalTicketOf } from "./ticket-row";

const publicOnes = "FROM comments c WHERE c.ticket_id = tickets.id AND c.type = 'reply' AND c.deleted_at IS NULL";
const columns = `id, number, subject, status, created_at AS "createdAt", closed_at AS "closedAt",
  (SELECT count(*) ${publicOnes}) AS "repliesCount", (SELECT max(c.created_at) ${publicOnes}) AS "lastReplyAt"`;

/** A page of the contact's own tickets. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listOwnTickets(
  ctx: ContactCtx,
  query: PortalTicketQuery,
): Promise<{ data: PortalTicket[]; pagination: Pagination }> {
  const { rows, pagination } = await pageOfRows<OwnTicketRow>(ctx, `/portal/${ctx.actor.id}/tickets`, query, {
    columns,
    table: "tickets",
    order: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
    conditions: [["requester_id = ?", ctx.actor.id], ["workspace_id = ?", ctx.workspace.id], ["deleted_at IS NULL"]],
  });
  return { data: rows.map((row) => portalTicketOf(ctx.workspace, row)), pagination };
}

/**
 * A ticket of the contact with a page of its public messages.
 * @throws AppError `not_found` for everybody else's, a deleted one and a message that is not on it.
 */
export async function getOwnThread(
  ctx: ContactCtx,
  idOrNumber: string,
  { before }: PortalThreadQuery = {},
): Promise<PortalThread> {
  const ticket = await getOwnTicket(ctx, idOrNumber);
  const onIt = { ticketId: ticket.id, workspaceId: ctx.workspace.id, type: "reply", deletedAt: null };
  const edge = before === undefined ? null : await db().comment.findFirst({ where: { ...onIt, id: before } });
  if (before !== undefined && !edge) throw new AppError("not_found", "There is no such message on this ticket.");
  const earlier = edge && {
    OR: [{ createdAt: { lt: edge.createdAt } }, { createdAt: edge.createdAt, id: { lt: edge.id } }],
  };
  const rows = await db().comment.findMany({
    where: { ...onIt, ...earlier },
    include: { attachments: { orderBy: { id: "asc" } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: repliesShown + 1,
  });
  const replies = rows.slice(0, repliesShown).map((row) => portalReplyOf(ctx, row));
  return { ...ticket, replies: replies.reverse(), earlier: rows.length > repliesShown };
}

/** One of the contact's own tickets. @throws AppError `not_found`. */
export async function getOwnTicket(ctx: ContactCtx, idOrNumber: string): Promise<PortalTicket> {
  const named = parseTicketId(idOrNumber);
  const [row] = named
    ? await readRows<OwnTicketRow>(
        `SELECT ${columns} FROM tickets
         WHERE requester_id = ? AND workspace_id = ? AND deleted_at IS NULL AND ${"id" in named ? "id" : "number"} = ?`,
        [ctx.actor.id, ctx.workspace.id, "id" in named ? named.id : named.number],
      )
    : [];
  if (!row) throw new AppError("not_found", "There is no such ticket of yours.");
  return portalTicketOf(ctx.workspace, row);
}

/** Whose session it is. */
export async function getVisitor({ workspace, actor }: ContactCtx) {
  const { email } = await db().contact.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  return {
    contact: { id: actor.id, name: actor.name, email },
    workspace: { id: workspace.id, name: workspace.name },
  };
}

/** A message as its author sees it. */
export async function getOwnReply(ctx: ContactCtx, id: string): Promise<PortalReply> {
  const where = { id, workspaceId: ctx.workspace.id, type: "reply", ticket: { requesterId: ctx.actor.id } };
  const row = await db().comment.findFirst({ where, include: { attachments: { orderBy: { id: "asc" } } } });
  if (!row) throw new AppError("not_found", "There is no such message of yours.");
  return portalReplyOf(ctx, row);
}

/** A file on a public message of one of the contact's tickets. @throws AppError `not_found`. */
export async function findOwnFile(ctx: ContactCtx, id: string) {
  const row = await db().attachment.findFirst({
    where: {
      ...{ id, workspaceId: ctx.workspace.id },
      comment: { type: "reply", deletedAt: null },
      ticket: { requesterId: ctx.actor.id, deletedAt: null },
    },
  });
  if (!row) throw new AppError("not_found", "There is no such file of yours.");
  return row;
}

/** Whether the workspace lets its contacts in, and how many of them are. */
export async function getPortalState({
  workspace,
  now,
}: Ctx<"policy:read">): Promise<{ isOpen: boolean; inside: number }> {
  const workspaceId = workspace.id;
  const row = await db().portal.findUnique({ where: { workspaceId }, select: { isOpen: true } });
  const living = { expiresAt: { gt: now }, seenAt: { gt: new Date(now.getTime() - idleLife) } };
  const inside = await db().portalSession.findMany({
    where: { workspaceId, ...living },
    distinct: ["contactId"],
    select: { contactId: true },
  });
  return { isOpen: row?.isOpen ?? false, inside: inside.length };
}
