import "server-only";
import { among } from "../db/among";
import { provider } from "../db/client";
import type { Condition } from "../db/page-of-rows";
import { timeParameter } from "../db/point-read";
import type { TicketQuery } from "./query";
import { priorityNumber, type TicketRow } from "./ticket-row";

/** Column by column, so that nothing is read that the API does not show. */
export const ticketColumns = (
  [
    ["id", "id"],
    ["number", "number"],
    ["subject", "subject"],
    ["status", "status"],
    ["priority", "priority"],
    ["type", "type"],
    ["channel", "channel"],
    ["requester_id", "requesterId"],
    ["requester_verified", "requesterVerified"],
    ["customer_id", "customerId"],
    ["assignee_id", "assigneeId"],
    ["team_id", "teamId"],
    ["external_id", "externalId"],
    ["custom_fields", "customFields"],
    ["metadata", "metadata"],
    ["comments_count", "commentsCount"],
    ["attachments_count", "attachmentsCount"],
    ["first_response_at", "firstResponseAt"],
    ["last_comment_at", "lastCommentAt"],
    ["due_at", "dueAt"],
    ["solved_at", "solvedAt"],
    ["closed_at", "closedAt"],
    ["deleted_at", "deletedAt"],
    ["created_by_type", "createdByType"],
    ["created_by_id", "createdById"],
    ["created_by_name", "createdByName"],
    ["version", "version"],
    ["created_at", "createdAt"],
    ["updated_at", "updatedAt"],
  ] as const satisfies readonly (readonly [string, keyof TicketRow])[]
)
  .map(([column, field]) => `t.${column} AS "${field}"`)
  .join(", ");

/**
 * A select of whole tickets from what `source` calls t. Requesters are looked up one by one: for a join of a hundred
 * tickets PostgreSQL reads the whole table of contacts instead.
 */
export function selectTickets(source: string): string {
  return `SELECT ${ticketColumns},
    (SELECT r.name FROM contacts r WHERE r.id = t.requester_id) AS "requesterName",
    (SELECT r.email FROM contacts r WHERE r.id = t.requester_id) AS "requesterEmail",
    (SELECT string_agg(g.tag, ',') FROM ticket_tags g WHERE g.ticket_id = t.id) AS "tags"
    FROM ${source}`;
}

/** The columns of each order, the ticket's id last where the first is not unique, and how a row's keys are read. */
export const orders = {
  created_at: {
    columns: ["created_at", "id"],
    time: true,
    keysOf: (row: TicketRow) => [Number(row.createdAt), row.id],
  },
  updated_at: {
    columns: ["updated_at", "id"],
    time: true,
    keysOf: (row: TicketRow) => [Number(row.updatedAt), row.id],
  },
  number: { columns: ["number"], time: false, keysOf: (row: TicketRow) => [row.number] },
  priority: { columns: ["priority", "id"], time: false, keysOf: (row: TicketRow) => [row.priority, row.id] },
  last_comment_at: {
    columns: ["last_comment_at", "id"],
    time: true,
    keysOf: (row: TicketRow) => [Number(row.lastCommentAt), row.id],
  },
} as const;

/**
 * The conditions of a list, with their parameters in order. Only constants go into the text. With `first`, a select of
 * few ids, the database begins there: comparing an expression keeps it off the indexes that begin with the workspace.
 */
export function conditions(
  workspaceId: string,
  query: TicketQuery,
  first: Condition | null,
  found: Condition | null,
): Condition[] {
  const all: Condition[] = [[first || query.ids ? "workspace_id || '' = ?" : "workspace_id = ?", workspaceId]];
  if (!query.include_deleted) all.push(["deleted_at IS NULL"]);
  if (query.ids) all.push(among("id", query.ids));
  else if (first) all.push([`id IN (${first[0]})`, ...first.slice(1)]);
  // Not as a list of ids unless it is short: for a word of every other ticket that would be a list of half of all.
  if (found && found !== first) {
    const [ids, ...values] = found;
    all.push([`EXISTS (${ids} AND d.kind = 'ticket' AND d.target_id = t.id)`, ...values]);
  }
  const add = (sql: string, value: string | number | undefined) => {
    if (value !== undefined) all.push([sql, value]);
  };
  const statuses = query.status?.includes("all") ? undefined : query.status;
  if (statuses) all.push(among("status", statuses));
  if (query.priority) all.push(among("priority", query.priority.map(priorityNumber)));
  if (query.assignee_id === "none") all.push(["assignee_id IS NULL"]);
  else add("assignee_id = ?", query.assignee_id);
  if (query.team_id === "none") all.push(["team_id IS NULL"]);
  else add("team_id = ?", query.team_id);
  add("requester_id = ?", query.requester_id);
  add("customer_id = ?", query.customer_id);
  if (query.requester_email) {
    const one = "requester_id = (SELECT id FROM contacts WHERE workspace_id = ? AND email = ?)";
    all.push([one, workspaceId, query.requester_email]);
  }
  for (const tag of query.tag ?? []) {
    add("EXISTS (SELECT 1 FROM ticket_tags g WHERE g.ticket_id = t.id AND g.tag = ?)", tag);
  }
  add("channel = ?", query.channel);
  add("external_id = ?", query.external_id);
  for (const [column, comparison, time] of [
    ["created_at", ">=", query.created_since],
    ["created_at", "<", query.created_until],
    ["updated_at", ">=", query.updated_since],
    ["updated_at", "<", query.updated_until],
  ] as const) {
    // SQLite would rather sort all that an index on this column leaves than follow the order's own; the + forbids it.
    const off = provider() === "sqlite" && !query.sort.endsWith(column) ? "+" : "";
    add(`${off}${column} ${comparison} ?`, time && timeParameter(time));
  }
  return all;
}
