import "server-only";
import { foldName } from "../access/plain-name";
import { among } from "../db/among";
import { anywhere, type Condition, inWorkspace, pageOfRows, type RowOrder } from "../db/page-of-rows";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import type { Pagination } from "../entry/page";
import { rowOrTombstone, type Sync, syncOf, type Tombstone } from "../entry/sync";
import { AppError } from "../errors";
import { contactColumns } from "./contact-row";
import type { ContactQuery } from "./query";
import { type Contact, type ContactRow, contactOf } from "./schema";

const readById = pointRead<ContactRow>(
  "contact-by-id",
  `SELECT ${contactColumns} FROM contacts WHERE workspace_id = ? AND id = ?`,
);

/** @throws AppError `not_found`, also for another workspace's; `gone` when it was deleted. */
export async function getContact(ctx: Ctx<"contacts:read">, id: string): Promise<Contact> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw new AppError("not_found", "There is no such contact in this workspace.");
  if (row.deletedAt !== null) throw new AppError("gone", "The contact has been deleted.");
  return contactOf(row);
}

/** Those of these contacts that are there and not deleted, by id. */
export async function contactsById(ctx: Ctx<"contacts:read">, ids: readonly string[]): Promise<Map<string, Contact>> {
  if (ids.length === 0) return new Map();
  const [where, ...values] = among("id", ids);
  const sql = `SELECT ${contactColumns} FROM contacts WHERE workspace_id || '' = ? AND deleted_at IS NULL AND ${where}`;
  const rows = await readRows<ContactRow>(sql, [ctx.workspace.id, ...values]);
  return new Map(rows.map((row) => [row.id, contactOf(row)]));
}

const orders: Record<"created_at" | "updated_at" | "name", RowOrder<ContactRow>> = {
  created_at: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
  updated_at: { columns: ["updated_at", "id"], time: true, keysOf: (row) => [Number(row.updatedAt), row.id] },
  name: { columns: ["name_folded", "id"], time: false, keysOf: (row) => [row.nameFolded, row.id] },
};

type ContactPage = { data: (Contact | Tombstone)[]; pagination: Pagination; sync?: Sync };

/**
 * A page of contacts, at `path` when it is another list than that of all.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function listContacts(
  ctx: Ctx<"contacts:read">,
  query: ContactQuery,
  path = "/contacts",
): Promise<ContactPage> {
  const { rows, pagination } = await pageOfRows(ctx, path, query, {
    columns: contactColumns,
    table: "contacts",
    order: orders[query.sort.replace(/^-/, "") as keyof typeof orders],
    conditions: conditions(ctx.workspace.id, query),
  });
  const data = rows.map((row) => rowOrTombstone(row, contactOf));
  return { data, pagination, ...syncOf(ctx, query, pagination) };
}

function conditions(workspaceId: string, query: ContactQuery): Condition[] {
  const found: Condition[] = [[inWorkspace(query.phone !== undefined), workspaceId]];
  const add = (sql: string, value: string | number | undefined) => {
    if (value !== undefined) found.push([sql, value]);
  };
  if (!query.include_deleted) found.push(["deleted_at IS NULL"]);
  add("email = ?", query.email);
  if (query.phone !== undefined) {
    found.push([
      "id IN (SELECT p.id FROM contacts p WHERE p.workspace_id = ? AND p.phone = ?)",
      workspaceId,
      query.phone,
    ]);
  }
  add("external_id = ?", query.external_id);
  add("customer_id = ?", query.customer_id);
  add("updated_at >= ?", query.updated_since && timeParameter(query.updated_since));
  const searched = ["name_folded", "email", "phone", "lower(external_id)"];
  if (query.q !== undefined) found.push(anywhere(searched, foldName(query.q)));
  return found;
}
