import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import type { ReopenTicket } from "../input";
import type { Ticket } from "../schema";
import { statusColumns } from "../status-change";
import { loadTicket, placeOf, saveTicket, shown, targetOf } from "./stored-ticket";

/**
 * Opens a solved or closed ticket again. One that is still worked on stays as it is.
 * @throws AppError `not_found`, `gone`.
 */
export async function reopenTicket(
  ctx: Ctx<"tickets:write">,
  idOrNumber: string,
  given: ReopenTicket,
): Promise<Ticket> {
  const { value: input, keys } = maskKeys(given);
  const reopened = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber);
    if (ticket.status !== "closed" && ticket.status !== "solved") return unchanged(shown(ctx, ticket));
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, statusColumns("open", now, ticket));
    const reason = input.reason === undefined ? {} : { reason: input.reason };
    record({
      event: "ticket.reopened",
      target: targetOf(saved),
      before: { status: ticket.status },
      after: { status: "open", ...reason },
    });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return shown(ctx, saved);
  });
  await flagPastedElsewhere(ctx, keys);
  return reopened;
}
