import { keyset } from "../lib/db/keyset";
import { conditions, orders, selectTickets } from "../lib/tickets/list-sql";
import { TicketQuery } from "../lib/tickets/query";

/** The statement by which the API reads the first page of all tickets, and its values. */
export function firstPage(workspaceId: string, limit: number): { sql: string; values: (string | number)[] } {
  const filters = conditions(workspaceId, TicketQuery.parse({}), null, null);
  const columns = orders.created_at.columns.map((column) => `t.${column}`);
  const { order } = keyset(columns, true, null);
  const where = filters.map(([sql]) => sql).join(" AND ");
  const cut = `(SELECT * FROM tickets t WHERE ${where} ORDER BY ${order} LIMIT ?) t`;
  const values = filters.flatMap(([, ...values]) => values);
  return { sql: `${selectTickets(cut)} ORDER BY ${order}`, values: [...values, limit + 1] };
}
