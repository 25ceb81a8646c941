import "server-only";
import type { Ctx } from "../entry/ctx";
import { iso, isoOrNull, type StoredTime } from "../entry/shown";
import { tagsOf, valuesOf } from "../entry/values";
import { appUrl } from "../env";
import { paths } from "../paths";
import { type Ticket, type TicketPriority, ticketPriorities } from "./schema";

/** A stored ticket with its requester and tags; times as the database layer in use gives them. */
export type TicketRow = Readonly<{
  id: string;
  number: number;
  subject: string;
  status: string;
  priority: number;
  type: string | null;
  channel: string;
  requesterId: string;
  requesterName: string;
  requesterEmail: string | null;
  requesterVerified: boolean | number | null;
  customerId: string | null;
  assigneeId: string | null;
  teamId: string | null;
  externalId: string | null;
  customFields: string;
  metadata: string;
  commentsCount: number;
  attachmentsCount: number;
  firstResponseAt: StoredTime | null;
  lastCommentAt: StoredTime;
  dueAt: StoredTime | null;
  solvedAt: StoredTime | null;
  closedAt: StoredTime | null;
  deletedAt: StoredTime | null;
  createdByType: string;
  createdById: string;
  createdByName: string;
  version: number;
  createdAt: StoredTime;
  updatedAt: StoredTime;
  /** With commas between them; no tag contains one. Null when there are none. */
  tags: string | null;
}>;

export function priorityNumber(priority: TicketPriority): number {
  return ticketPriorities.indexOf(priority) + 1;
}

export function priorityName(stored: number): TicketPriority {
  return ticketPriorities[stored - 1] ?? "normal";
}

/** The API's shape of a stored ticket. */
export function ticketOf(workspace: Ctx["workspace"], row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: row.status as Ticket["status"],
    priority: priorityName(row.priority),
    type: row.type,
    channel: row.channel as Ticket["channel"],
    tags: tagsOf(row.tags ?? "").sort(),
    requester: { id: row.requesterId, name: row.requesterName, email: row.requesterEmail },
    requester_id: row.requesterId,
    requester_verified: row.requesterVerified === null ? null : Boolean(row.requesterVerified),
    customer_id: row.customerId,
    assignee_id: row.assigneeId,
    team_id: row.teamId,
    external_id: row.externalId,
    custom_fields: valuesOf(row.customFields),
    metadata: valuesOf(row.metadata),
    comments_count: row.commentsCount,
    attachments_count: row.attachmentsCount,
    first_response_at: isoOrNull(row.firstResponseAt),
    last_comment_at: iso(row.lastCommentAt),
    due_at: isoOrNull(row.dueAt),
    solved_at: isoOrNull(row.solvedAt),
    closed_at: isoOrNull(row.closedAt),
    deleted_at: isoOrNull(row.deletedAt),
    created_by: {
      type: row.createdByType as Ticket["created_by"]["type"],
      id: row.createdById,
      name: row.createdByName,
    },
    web_url: appUrl() + paths.ticket(workspace.slug, row.number),
    version: row.version,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}
