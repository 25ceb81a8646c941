import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { restorableDays, type Ticket } from "../schema";
import { findTicket, loadTicket, saveTicket, shown, targetOf } from "./stored-ticket";

/** Deletes a ticket; it can be restored for some time. @throws AppError `not_found`, `gone`, `version_conflict`. */
export async function deleteTicket(
  ctx: Ctx<"tickets:delete">,
  idOrNumber: string,
  ifMatch?: readonly number[],
): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber, { ifMatch });
    await saveTicket({ tx, record, ctx }, ticket, now, { deletedAt: now });
    record({ event: "ticket.deleted", target: targetOf(ticket) });
  });
}

/**
 * Takes a deletion back. A ticket that is not deleted stays as it is.
 * @throws AppError `not_found`, and `gone` when it was deleted too long ago.
 */
export async function restoreTicket(ctx: Ctx<"tickets:delete">, idOrNumber: string): Promise<Ticket> {
  return mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await findTicket(tx, ctx, idOrNumber);
    if (!ticket.deletedAt) return unchanged(shown(ctx, ticket));
    if (now.getTime() - ticket.deletedAt.getTime() > restorableDays * 86_400_000) {
      throw new AppError("gone", `The ticket was deleted more than ${restorableDays} days ago.`);
    }
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, { deletedAt: null });
    record({ event: "ticket.restored", target: targetOf(saved) });
    return shown(ctx, saved);
  });
}
