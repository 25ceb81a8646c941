import "server-only";
import { keyset } from "../db/keyset";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import { holds, requireScope } from "../entry/holds";
import type { Pagination } from "../entry/page";
import { pageOf, pageRequest } from "../entry/paging";
import type { CommentQuery } from "./query";
import { type Comment, type CommentRow, commentOf } from "./schema";

const columns = `id, ticket_id AS "ticketId", type, direction, body, author_type AS "authorType", author_id AS "authorId",
  author_name AS "authorName", channel, created_at AS "createdAt", updated_at AS "updatedAt"`;

const readAnyNote = pointRead<{ id: string }>(
  "any-note",
  "SELECT id FROM comments WHERE workspace_id = ? AND ticket_id = ? AND type = 'note' LIMIT 1",
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
  const request = pageRequest(ctx, `/tickets/${ticketId}/comments`, query);
  const place = request.position && {
    ...request.position,
    keys: request.position.keys.map((key, at) => (at === 0 ? timeParameter(Number(key)) : key)),
  };
  const order = keyset(["created_at", "id"], query.sort.startsWith("-"), place);
  const filters: readonly (readonly [string, ...(string | number)[]])[] = [
    ["workspace_id = ?", ctx.workspace.id],
    ["ticket_id = ?", ticketId],
    ...(type ? [["type = ?", type] as const] : []),
    ...(query.since ? [["created_at >= ?", timeParameter(query.since)] as const] : []),
  ];
  const where = [...filters.map(([sql]) => sql), ...order.where].join(" AND ");
  const sql = `SELECT ${columns} FROM comments WHERE ${where} ORDER BY ${order.order} LIMIT ?`;
  const values = [...filters.flatMap(([, ...values]) => values), ...order.values, request.limit + 1];
  const { rows, pagination } = pageOf(request, await readRows<CommentRow>(sql, values), (row) => [
    Number(row.createdAt),
    row.id,
  ]);
  const hidden = withheld && query.type !== "reply" && (await readAnyNote(ctx.workspace.id, ticketId)) !== undefined;
  return { data: rows.map(commentOf), pagination, ...(hidden ? { meta: omitted } : {}) };
}

const omitted: OmittedNotes = { omitted: { internal_notes: true, required_scope: "comments:read" } };
