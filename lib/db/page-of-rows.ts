import "server-only";
import type { Ctx } from "../entry/ctx";
import { mostCounted, type PageQuery, type Pagination } from "../entry/page";
import { pageOf, pageRequest } from "../entry/paging";
import { keyset } from "./keyset";
import { readRows, timeParameter } from "./point-read";

/** An SQL condition with its parameters in order; only constants go into the text. */
export type Condition = readonly [sql: string, ...values: (string | number)[]];

/** The columns of an order, the id last where the first is not unique, and how a row's keys are read. */
export type RowOrder<Row> = Readonly<{
  columns: readonly string[];
  /** Whether the first column is a time. */
  time: boolean;
  keysOf: (row: Row) => readonly (string | number)[];
}>;

type Statement<Row> = Readonly<{
  /** What is read, with the aliases that `Row` has. */
  columns: string;
  table: string;
  order: RowOrder<Row>;
  conditions: readonly Condition[];
}>;

/**
 * One page of a list over one table.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function pageOfRows<Row extends object>(
  ctx: Pick<Ctx, "workspace">,
  path: string,
  query: PageQuery & Readonly<{ sort: string }>,
  { columns, table, order: { columns: ordered, time, keysOf }, conditions }: Statement<Row>,
): Promise<{ rows: Row[]; pagination: Pagination }> {
  const request = pageRequest(ctx, path, query);
  const place = request.position && {
    ...request.position,
    keys: request.position.keys.map((key, at) => (time && at === 0 ? timeParameter(Number(key)) : key)),
  };
  const order = keyset(ordered, query.sort.startsWith("-"), place);
  const where = [...conditions.map(([sql]) => sql), ...order.where].join(" AND ");
  const sql = `SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY ${order.order} LIMIT ?`;
  const values = [...conditions.flatMap(([, ...values]) => values), ...order.values, request.limit + 1];
  const [fetched, total] = await Promise.all([readRows<Row>(sql, values), countOf(query, table, conditions)]);
  const { rows, pagination } = pageOf(request, fetched, keysOf);
  return { rows, pagination: { ...pagination, ...total } };
}

/** How many rows there are in all, as far as it is asked for; counted no further than the documented cap. */
export async function countOf({ count }: PageQuery, table: string, conditions: readonly Condition[]) {
  if (!count) return {};
  const where = conditions.map(([sql]) => sql).join(" AND ");
  const values = conditions.flatMap(([, ...values]) => values);
  const some = `SELECT 1 AS one FROM ${table} WHERE ${where} LIMIT ?`;
  const [row] = await readRows<{ total: number }>(`SELECT count(*) AS total FROM (${some}) counted`, [
    ...values,
    mostCounted + 1,
  ]);
  const total = Number(row?.total ?? 0);
  return { total: Math.min(total, mostCounted), total_capped: total > mostCounted };
}

/**
 * The condition that confines a list to a workspace. Where another filter leaves `few` rows, an expression is compared: it
 * keeps the database off the indexes that begin with the workspace, which it would follow in the order's direction past
 * all other rows.
 */
export function inWorkspace(few: boolean): string {
  return few ? "workspace_id || '' = ?" : "workspace_id = ?";
}

/** A pattern for `LIKE … ESCAPE '\'` that finds a text anywhere. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** That one of the columns has the text in it. */
export function anywhere(columns: readonly string[], text: string): Condition {
  const pattern = containing(text);
  const sql = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(" OR ");
  return [`(${sql})`, ...columns.map(() => pattern)];
}
