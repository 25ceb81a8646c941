import "server-only";
import type { Record } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type Expected, refuseOtherVersion } from "../../entry/expected-version";
import { AppError } from "../../errors";
import type { PastedInto } from "../../exposure/flag-pasted";
import type { Ticket } from "../schema";
import { ticketEvents } from "../ticket-events";
import { parseTicketId } from "../ticket-id";
import { ticketOf } from "../ticket-row";

/** What a command reads with a ticket. */
export const whole = {
  requester: { select: { name: true, email: true } },
  tags: { select: { tag: true } },
} as const satisfies Prisma.TicketInclude;

export type StoredTicket = Prisma.TicketGetPayload<{ include: typeof whole }>;

type Reader = Pick<Ctx, "workspace" | "actor">;

/**
 * The ticket, also when it was deleted, under the workspace's lock. For a contact, other people's tickets and deleted
 * ones are not there. @throws AppError `not_found`.
 */
export async function findTicket(tx: Tx, { workspace, actor }: Reader, idOrNumber: string): Promise<StoredTicket> {
  const named = parseTicketId(idOrNumber);
  const own = actor.type === "contact" ? { requesterId: actor.id, deletedAt: null } : {};
  const ticket =
    named && (await tx.ticket.findFirst({ where: { ...named, ...own, workspaceId: workspace.id }, include: whole }));
  if (!ticket) throw new AppError("not_found", "There is no such ticket in this workspace.");
  return ticket;
}

/**
 * The ticket to change, under the workspace's lock.
 * @throws AppError `not_found`, `gone`, and `version_conflict` when the caller expected another version.
 */
export async function loadTicket(
  tx: Tx,
  ctx: Reader,
  idOrNumber: string,
  expected: Expected = {},
): Promise<StoredTicket> {
  const ticket = await findTicket(tx, ctx, idOrNumber);
  if (ticket.deletedAt) throw new AppError("gone", "The ticket has been deleted.");
  refuseOtherVersion("ticket", ticket.version, expected);
  return ticket;
}

export function refuseClosed(ticket: StoredTicket): void {
  if (ticket.status === "closed") throw new AppError("ticket_closed");
}

/** Where a command stores something: its transaction, its record, and whose workspace it is. */
export type Storing = Readonly<{ tx: Tx; record: Record; ctx: Pick<Ctx, "workspace"> }>;

/**
 * Stores changes, and tells of them: the version rises, and the time of the change never goes back, whatever the clock
 * does.
 */
export async function saveTicket(
  { tx, record, ctx }: Storing,
  ticket: StoredTicket,
  now: Date,
  data: Prisma.TicketUncheckedUpdateInput,
): Promise<StoredTicket> {
  const saved = await tx.ticket.update({
    where: { id: ticket.id },
    data: { ...data, version: ticket.version + 1, updatedAt: later(now, ticket.updatedAt) },
    include: whole,
  });
  record.publish(...ticketEvents(shown(ctx, ticket), shown(ctx, saved)));
  return saved;
}

export function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

export function shown(ctx: Pick<Ctx, "workspace">, ticket: StoredTicket): Ticket {
  const { requester, tags, ...columns } = ticket;
  return ticketOf(ctx.workspace, {
    ...columns,
    requesterName: requester.name,
    requesterEmail: requester.email,
    tags: tags.length === 0 ? null : tags.map(({ tag }) => tag).join(","),
  });
}

/** How the audit log names a ticket. */
export function targetOf(ticket: Pick<StoredTicket, "id" | "number" | "subject">): { id: string; name: string } {
  return { id: ticket.id, name: `#${ticket.number} ${ticket.subject}` };
}

/** How the notice of a key that was pasted into a ticket names the place. */
export function placeOf({ id, number }: Pick<StoredTicket, "id" | "number">): PastedInto {
  return { id, place: `Ticket #${number}` };
}
