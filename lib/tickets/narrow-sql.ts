import "server-only";
import { inList, padded } from "../db/among";
import { provider } from "../db/client";
import type { Condition } from "../db/page-of-rows";
import { readRows, timeParameter } from "../db/point-read";
import type { TicketQuery } from "./query";
import { priorityNumber } from "./ticket-row";

/** Up to how many tickets are looked up and sorted, instead of going along the order until the page is full. */
const few = 2_000;

/**
 * SQLite keeps no statistics of values, so it goes along the index of the order even when a filter leaves ten tickets
 * of a million: seconds in which the process does nothing else. This counts, no further than to `few`, what each
 * filter that has an index leaves, and returns the one to begin with; null when all leave many, or the order's own
 * index serves the filter. PostgreSQL has statistics and decides by itself.
 */
export async function narrowest(
  workspaceId: string,
  query: TicketQuery,
  found: Condition | null,
): Promise<Condition | null> {
  if (provider() !== "sqlite") return null;
  let best: { count: number; filter: Condition } | null = null;
  for (const filter of [...(found ? [found] : []), ...indexedFilters(workspaceId, query)]) {
    const [sql, ...values] = filter;
    const [row] = await readRows<{ count: number }>(`SELECT count(*) AS count FROM (${sql} LIMIT ?)`, [...values, few]);
    const count = row?.count ?? few;
    if (count < (best?.count ?? few)) best = { count, filter };
  }
  return best?.filter ?? null;
}

function indexedFilters(workspaceId: string, query: TicketQuery): Condition[] {
  const inWorkspace = "SELECT id FROM tickets WHERE workspace_id = ? AND";
  const found = (query.tag ?? []).map((tag): Condition => ["SELECT ticket_id FROM ticket_tags WHERE tag = ?", tag]);
  const byCreation = query.sort.endsWith("created_at");
  const among = (column: string, values: readonly (string | number)[]) => {
    found.push([`${inWorkspace} ${column} ${inList(values)}`, workspaceId, ...padded(values)]);
  };
  const { status, priority, assignee_id, requester_id, requester_email, customer_id, team_id } = query;
  if (status && !status.includes("all") && !(byCreation && status.length === 1)) among("status", status);
  if (priority) among("priority", priority.map(priorityNumber));
  if (assignee_id && assignee_id !== "none" && !byCreation) among("assignee_id", [assignee_id]);
  if (team_id && team_id !== "none" && !byCreation) among("team_id", [team_id]);
  if (requester_id && !byCreation) found.push(["SELECT id FROM tickets WHERE requester_id = ?", requester_id]);
  if (customer_id && !byCreation) found.push(["SELECT id FROM tickets WHERE customer_id = ?", customer_id]);
  if (requester_email && !byCreation) {
    const contact = "SELECT id FROM contacts WHERE workspace_id = ? AND email = ?";
    found.push([`SELECT id FROM tickets WHERE requester_id = (${contact})`, workspaceId, requester_email]);
  }
  const since = (column: string, time: Date | undefined) => {
    if (time && !query.sort.endsWith(column))
      found.push([`${inWorkspace} ${column} >= ?`, workspaceId, timeParameter(time)]);
  };
  since("created_at", query.created_since);
  since("updated_at", query.updated_since);
  return found;
}
