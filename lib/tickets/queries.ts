import "server-only";
import { db } from "../db/client";
import { keyset } from "../db/keyset";
import { countOf, pageOfRows } from "../db/page-of-rows";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import type { Pagination } from "../entry/page";
import { pageOf, pageRequest } from "../entry/paging";
import { AppError } from "../errors";
import { eventOf, type HistoryQuery, type HistoryRow, type TicketEvent } from "./history";
import { conditions, orders, selectTickets } from "./list-sql";
import { narrowest } from "./narrow-sql";
import type { TicketQuery } from "./query";
import type { Assignee, Ticket } from "./schema";
import { ticketsWith } from "./search-sql";
import { parseTicketId } from "./ticket-id";
import { type TicketRow, ticketOf } from "./ticket-row";

const readById = pointRead<TicketRow>(
  "ticket-by-id",
  `${selectTickets("tickets t")} WHERE t.workspace_id = ? AND t.id = ?`,
);
const readByNumber = pointRead<TicketRow>(
  "ticket-by-number",
  `${selectTickets("tickets t")} WHERE t.workspace_id = ? AND t.number = ?`,
);

/**
 * One ticket, by its id or its number.
 * @throws AppError `not_found`, also for another workspace's; `gone` when it was deleted.
 */
export async function getTicket(ctx: Ctx<"tickets:read"> | Ctx<"comments:read">, idOrNumber: string): Promise<Ticket> {
  const named = parseTicketId(idOrNumber);
  const { id: workspaceId } = ctx.workspace;
  const row =
    named && (await ("id" in named ? readById(workspaceId, named.id) : readByNumber(workspaceId, named.number)));
  if (!row) throw new AppError("not_found", "There is no such ticket in this workspace.");
  if (row.deletedAt !== null) throw new AppError("gone", "The ticket has been deleted.");
  return ticketOf(ctx.workspace, row);
}

/**
 * A page of tickets, at `path` when it is another list than that of all. One
 * statement: the page is cut out of an index first, then its requesters and tags are looked up.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function listTickets(
  ctx: Ctx<"tickets:read">,
  query: TicketQuery,
  path = "/tickets",
): Promise<{ data: Ticket[]; pagination: Pagination }> {
  const request = pageRequest(ctx, path, query);
  const { columns, time, keysOf } = orders[query.sort.replace(/^-/, "") as keyof typeof orders];
  const place = request.position && {
    ...request.position,
    keys: request.position.keys.map((key, at) => (time && at === 0 ? timeParameter(Number(key)) : key)),
  };
  const order = keyset(
    columns.map((column) => `t.${column}`),
    query.sort.startsWith("-"),
    place,
  );
  const found = query.q === undefined ? null : ticketsWith(ctx, query.q);
  const first = query.ids ? null : await narrowest(ctx.workspace.id, query, found);
  const filters = conditions(ctx.workspace.id, query, first, found);
  // Of punctuation alone there is nothing to be found.
  if (query.q !== undefined && !found) filters.push(["1 = 0"]);
  const where = [...filters.map(([sql]) => sql), ...order.where].join(" AND ");
  const cut = `(SELECT * FROM tickets t WHERE ${where} ORDER BY ${order.order} LIMIT ?) t`;
  const values = [...filters.flatMap(([, ...values]) => values), ...order.values, request.limit + 1];
  const [rows, total] = await Promise.all([
    readRows<TicketRow>(`${selectTickets(cut)} ORDER BY ${order.order}`, values, { replan: found !== null }),
    countOf(query, "tickets t", filters),
  ]);
  const page = pageOf(request, rows, keysOf);
  return { data: page.rows.map((row) => ticketOf(ctx.workspace, row)), pagination: { ...page.pagination, ...total } };
}

/**
 * A page of what the audit log says of a ticket, which must be known to exist in this workspace.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function listHistory(
  ctx: Ctx<"tickets:read">,
  ticketId: string,
  query: HistoryQuery,
): Promise<{ data: TicketEvent[]; pagination: Pagination }> {
  const { rows, pagination } = await pageOfRows<HistoryRow>(ctx, `/tickets/${ticketId}/history`, query, {
    columns: `id, sequence, event, actor_type AS "actorType", actor_id AS "actorId", actor_name AS "actorName",
      before, after, created_at AS "createdAt"`,
    table: "audit_events",
    order: { columns: ["sequence"], time: false, keysOf: (row) => [row.sequence] },
    conditions: [
      ["workspace_id = ?", ctx.workspace.id],
      ["target_id = ?", ticketId],
    ],
  });
  return { data: rows.map(eventOf), pagination };
}

/** Who can work on tickets here: every member, in the order of their names. */
export async function listAssignees(ctx: Ctx<"tickets:read">): Promise<Assignee[]> {
  const rows = await db().membership.findMany({
    where: { workspaceId: ctx.workspace.id },
    select: { user: { select: { id: true, name: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ user }) => user);
}
