import type { Ctx } from "@/lib/entry/ctx";
import { answerPage } from "@/lib/entry/paging";
import { type Sync, syncOf, type Tombstone } from "@/lib/entry/sync";
import { listTickets } from "@/lib/tickets/queries";
import type { TicketQuery } from "@/lib/tickets/query";
import type { Ticket } from "@/lib/tickets/schema";
import { expandTickets, requireExpansions } from "./expand";

/** A list of tickets at a path: of those that were deleted only what is left of them. */
export async function ticketsOf(
  ctx: Ctx<"tickets:read">,
  call: Readonly<{ baseUrl: string; search: string }>,
  path: string,
  query: TicketQuery,
) {
  requireExpansions(ctx, query.expand);
  const { data, pagination } = await listTickets(ctx, query, path);
  const sync: { sync?: Sync } = syncOf(ctx, query, pagination);
  const tickets = query.expand ? await expandTickets(ctx, data, query.expand) : data;
  return answerPage(call, path, { data: tickets.map(shown), pagination, ...sync });
}

function shown<T extends Ticket>(ticket: T): T | Tombstone {
  const { id, deleted_at, updated_at } = ticket;
  return deleted_at === null ? ticket : { id, deleted: true, deleted_at, updated_at };
}
