import "server-only";
import { foldName } from "../access/plain-name";
import { among } from "../db/among";
import { anywhere, type Condition, containing, pageOfRows, type RowOrder } from "../db/page-of-rows";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import type { Pagination } from "../entry/page";
import { rowOrTombstone, type Sync, syncOf, type Tombstone } from "../entry/sync";
import { AppError } from "../errors";
import { type CustomerRow, customerColumns, customerOf } from "./customer-row";
import type { CustomerQuery } from "./query";
import type { Customer } from "./schema";

const readById = pointRead<CustomerRow>(
  "customer-by-id",
  `SELECT ${customerColumns} FROM customers WHERE workspace_id = ? AND id = ?`,
);

/** @throws AppError `not_found`, also for another workspace's; `gone` when it was deleted. */
export async function getCustomer(ctx: Ctx<"customers:read">, id: string): Promise<Customer> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw new AppError("not_found", "There is no such customer in this workspace.");
  if (row.deletedAt !== null) throw new AppError("gone", "The customer has been deleted.");
  return customerOf(row);
}

/** Those of these customers that are there and not deleted, by id. */
export async function customersById(
  ctx: Ctx<"customers:read">,
  ids: readonly string[],
): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map();
  const [where, ...values] = among("id", ids);
  const sql = `SELECT ${customerColumns} FROM customers WHERE workspace_id || '' = ? AND deleted_at IS NULL AND ${where}`;
  const rows = await readRows<CustomerRow>(sql, [ctx.workspace.id, ...values]);
  return new Map(rows.map((row) => [row.id, customerOf(row)]));
}

const orders: Record<"created_at" | "updated_at" | "name", RowOrder<CustomerRow>> = {
  created_at: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
  updated_at: { columns: ["updated_at", "id"], time: true, keysOf: (row) => [Number(row.updatedAt), row.id] },
  name: { columns: ["name_folded", "id"], time: false, keysOf: (row) => [row.nameFolded, row.id] },
};

type CustomerPage = { data: (Customer | Tombstone)[]; pagination: Pagination; sync?: Sync };

/** A page of customers. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listCustomers(ctx: Ctx<"customers:read">, query: CustomerQuery): Promise<CustomerPage> {
  const { rows, pagination } = await pageOfRows(ctx, "/customers", query, {
    columns: customerColumns,
    table: "customers",
    order: orders[query.sort.replace(/^-/, "") as keyof typeof orders],
    conditions: conditions(ctx.workspace.id, query),
  });
  const data = rows.map((row) => rowOrTombstone(row, customerOf));
  return { data, pagination, ...syncOf(ctx, query, pagination) };
}

function conditions(workspaceId: string, query: CustomerQuery): Condition[] {
  const found: Condition[] = [["workspace_id = ?", workspaceId]];
  const add = (sql: string, value: string | number | undefined) => {
    if (value !== undefined) found.push([sql, value]);
  };
  if (!query.include_deleted) found.push(["deleted_at IS NULL"]);
  add("kind = ?", query.kind);
  add("' ' || domains || ' ' LIKE ? ESCAPE '\\'", query.domain && containing(` ${query.domain} `));
  add("external_id = ?", query.external_id);
  add("updated_at >= ?", query.updated_since && timeParameter(query.updated_since));
  if (query.q !== undefined) found.push(anywhere(["name_folded", "domains", "lower(external_id)"], foldName(query.q)));
  return found;
}
