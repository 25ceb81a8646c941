import "server-only";
import { among } from "../db/among";
import { inWorkspace, pageOfRows } from "../db/page-of-rows";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import { holds, requireScope } from "../entry/holds";
import type { Pagination } from "../entry/page";
import { rowOrTombstone, type Sync, syncOf, type Tombstone } from "../entry/sync";
import { AppError } from "../errors";
import { filesOf } from "./files-sql";
import type { AllCommentsQuery, CommentQuery } from "./query";
import { type Comment, type CommentRow, commentOf } from "./schema";

const columns = `id, ticket_id AS "ticketId", type, direction, body, body_text AS "bodyText", author_type AS "authorType", author_id AS "authorId",
  author_name AS "authorName", channel, copies, delivery, delivery_error AS "deliveryError",
  delivered_at AS "deliveredAt", created_at AS "createdAt", updated_at AS "updatedAt",
  deleted_at AS "deletedAt"`;

const readAnyNote = pointRead<{ id: string }>(
  "any-note",
  "SELECT id FROM comments WHERE workspace_id = ? AND ticket_id = ? AND type = 'note' AND deleted_at IS NULL LIMIT 1",
);

/** Says what the key may not see, so that a sync never loses data silently. */
export type OmittedNotes = Readonly<{ omitted: { internal_notes: true; required_scope: "comments:read" } }>;

type CommentPage = { data: Comment[]; pagination: Pagination; meta?: OmittedNotes };

/**
 * A page of a ticket's comments. Internal notes only with comments:read; when there are some and they are withheld,
 * `meta` says so. The ticket must be known to exist in this workspace.
 * @throws AppError `insufficient_scope` when notes are asked for without it, `cursor_invalid`, `cursor_mismatch`.
 */
export async function listComments(
  ctx: Ctx<"tickets:read"> | Ctx<"comments:read">,
  ticketId: string,
  query: CommentQuery,
): Promise<CommentPage> {
  if (query.type === "note") requireScope(ctx.actor, "comments:read");
  const withheld = !holds(ctx.actor, "comments:read");
  const type = withheld ? "reply" : query.type;
  const { rows, pagination } = await pageOfRows<CommentRow>(ctx, `/tickets/${ticketId}/comments`, query, {
    columns,
    table: "comments",
    order: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
    conditions: [
      ["workspace_id = ?", ctx.workspace.id],
      ["ticket_id = ?", ticketId],
      ["deleted_at IS NULL"],
      ...(type ? [["type = ?", type] as const] : []),
      ...(query.since ? [["created_at >= ?", timeParameter(query.since)] as const] : []),
    ],
  });
  const hidden = withheld && query.type !== "reply" && (await readAnyNote(ctx.workspace.id, ticketId)) !== undefined;
  return { data: await withFiles(rows), pagination, ...(hidden ? { meta: omitted } : {}) };
}

/** The latest comments of each of these tickets, at most `most` of one, oldest first. */
export async function latestComments(
  ctx: Ctx<"comments:read">,
  ticketIds: readonly string[],
  most: number,
): Promise<Map<string, Comment[]>> {
  if (ticketIds.length === 0) return new Map();
  const [where, ...values] = among("ticket_id", ticketIds);
  const ranked = `SELECT comments.*, row_number() OVER (PARTITION BY ticket_id ORDER BY created_at DESC, id DESC) AS place
    FROM comments WHERE workspace_id || '' = ? AND deleted_at IS NULL AND ${where}`;
  const sql = `SELECT ${columns} FROM (${ranked}) ranked WHERE place <= ? ORDER BY created_at, id`;
  const rows = await readRows<CommentRow>(sql, [ctx.workspace.id, ...values, most]);
  const byTicket = new Map<string, Comment[]>(ticketIds.map((id) => [id, []]));
  for (const comment of await withFiles(rows)) byTicket.get(comment.ticket_id)?.push(comment);
  return byTicket;
}

/** A page of all comments, whichever ticket they are on. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listAllComments(
  ctx: Ctx<"comments:read">,
  query: AllCommentsQuery,
): Promise<{ data: (Comment | Tombstone)[]; pagination: Pagination; sync?: Sync }> {
  const filters: [string, string | number | undefined][] = [
    [inWorkspace(query.ticket_id !== undefined || query.author_id !== undefined), ctx.workspace.id],
    ["ticket_id = ?", query.ticket_id],
    ["type = ?", query.type],
    ["author_id = ?", query.author_id],
    ["updated_at >= ?", query.updated_since && timeParameter(query.updated_since)],
  ];
  const { rows, pagination } = await pageOfRows<CommentRow>(ctx, "/comments", query, {
    columns,
    table: "comments",
    order: { columns: ["updated_at", "id"], time: true, keysOf: (row) => [Number(row.updatedAt), row.id] },
    conditions: [
      ...filters.flatMap(([sql, value]) => (value === undefined ? [] : [[sql, value] as const])),
      ...(query.include_deleted ? [] : [["deleted_at IS NULL"] as const]),
      ["NOT EXISTS (SELECT 1 FROM tickets t WHERE t.id = comments.ticket_id AND t.deleted_at IS NOT NULL)"],
    ],
  });
  const files = await filesOf(rows);
  const data = rows.map((row) => rowOrTombstone(row, (there) => commentOf(there, files.get(there.id))));
  return { data, pagination, ...syncOf(ctx, query, pagination) };
}

const readById = pointRead<CommentRow & { ticketDeletedAt: number | null }>(
  "comment-by-id",
  `SELECT ${columns}, (SELECT t.deleted_at FROM tickets t WHERE t.id = comments.ticket_id) AS "ticketDeletedAt"
    FROM comments WHERE workspace_id = ? AND id = ?`,
);

/** @throws AppError `not_found`, also for another workspace's; `gone` when it or its ticket was deleted. */
export async function getComment(ctx: Ctx<"comments:read">, id: string): Promise<Comment> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw new AppError("not_found", "There is no such comment in this workspace.");
  if (row.deletedAt !== null) throw new AppError("gone", "The comment has been deleted.");
  if (row.ticketDeletedAt !== null) throw new AppError("gone", "The comment's ticket has been deleted.");
  const [comment = commentOf(row)] = await withFiles([row]);
  return comment;
}

async function withFiles(rows: readonly CommentRow[]): Promise<Comment[]> {
  const files = await filesOf(rows);
  return rows.map((row) => commentOf(row, files.get(row.id)));
}

const omitted: OmittedNotes = { omitted: { internal_notes: true, required_scope: "comments:read" } };
