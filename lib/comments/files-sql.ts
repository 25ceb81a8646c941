import "server-only";
import { type AttachmentSummary, summaryOf } from "../attachments/schema";
import { among } from "../db/among";
import { readRows } from "../db/point-read";

type Row = { commentId: string; id: string; filename: string; contentType: string; size: number };

/** The files of these comments, by comment. */
export async function filesOf(comments: readonly { id: string }[]): Promise<Map<string, AttachmentSummary[]>> {
  const byComment = new Map<string, AttachmentSummary[]>();
  if (comments.length === 0) return byComment;
  const [where, ...values] = among(
    "comment_id",
    comments.map(({ id }) => id),
  );
  const rows = await readRows<Row>(
    `SELECT comment_id AS "commentId", id, filename, content_type AS "contentType", size FROM attachments
     WHERE ${where} ORDER BY created_at, id`,
    values,
  );
  for (const { commentId, ...row } of rows) {
    byComment.set(commentId, [...(byComment.get(commentId) ?? []), summaryOf(row)]);
  }
  return byComment;
}
