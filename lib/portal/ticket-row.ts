import "server-only";
import { iso, isoOrNull, type StoredTime } from "../entry/shown";
import { appUrl } from "../env";
import { plainText } from "../markdown/plain-text";
import { paths } from "../paths";
import type { PortalReply, PortalStatus, PortalTicket } from "./schema";

/** A ticket's columns that its requester may see something of. */
export type OwnTicketRow = Readonly<{
  id: string;
  number: number;
  subject: string;
  status: string;
  createdAt: StoredTime;
  closedAt: StoredTime | null;
  repliesCount: number | bigint;
  lastReplyAt: StoredTime | null;
}>;

const statuses: Record<string, PortalStatus> = { pending: "awaiting_reply", solved: "solved", closed: "closed" };

export function portalTicketOf(workspace: Readonly<{ id: string }>, row: OwnTicketRow): PortalTicket {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: statuses[row.status] ?? "open",
    replies_count: Number(row.repliesCount),
    last_reply_at: isoOrNull(row.lastReplyAt),
    created_at: iso(row.createdAt),
    closed_at: isoOrNull(row.closedAt),
    url: appUrl() + paths.portalTicket(workspace.id, row.number),
  };
}

export type OwnReplyRow = Readonly<{
  id: string;
  body: string;
  authorType: string;
  authorId: string;
  authorName: string;
  createdAt: StoredTime;
  attachments: readonly Readonly<{ id: string; filename: string; contentType: string; size: number }>[];
}>;

type Reader = Readonly<{ workspace: Readonly<{ name: string }>; actor: Readonly<{ id: string }> }>;

export function portalReplyOf({ workspace, actor }: Reader, row: OwnReplyRow): PortalReply {
  const { id, body, authorType, authorId, authorName, createdAt, attachments } = row;
  const type = authorType !== "contact" ? "agent" : authorId === actor.id ? "you" : "contact";
  return {
    id,
    // What a program of the workspace wrote speaks for the workspace; its name is an internal one.
    author: { type, name: authorType === "user" || authorType === "contact" ? authorName : workspace.name },
    body,
    body_text: plainText(body),
    files: attachments.map((file) => ({
      id: file.id,
      filename: file.filename,
      content_type: file.contentType,
      size: file.size,
      url: paths.portalFile(file.id),
    })),
    created_at: iso(createdAt),
  };
}
