import type { EventType } from "../events/event-types";
import { previousOf } from "../events/previous";
import type { Told } from "../events/told";
import type { Ticket } from "./schema";

/**
 * The events of one change of a ticket. Creation, deletion and restoration come alone; any other change comes as what it
 * was in particular, and as `ticket.updated` with everything that changed.
 */
export function ticketEvents(before: Ticket | null, after: Ticket): Told[] {
  if (!before) return [{ type: "ticket.created", object: after }];
  const previous = previousOf(before, after);
  const told = (type: EventType, ...fields: (keyof Ticket)[]): Told => ({
    type,
    object: after,
    previous: Object.fromEntries(Object.entries(previous).filter(([name]) => fields.some((field) => field === name))),
  });
  if ("deleted_at" in previous) {
    return [told(after.deleted_at === null ? "ticket.restored" : "ticket.deleted", "deleted_at")];
  }
  const events: Told[] = [];
  if ("status" in previous) events.push(told(statusEvent(before, after), "status"));
  if ("assignee_id" in previous || "team_id" in previous) {
    events.push(told("ticket.assigned", "assignee_id", "team_id"));
  }
  return [...events, { type: "ticket.updated", object: after, previous }];
}

function statusEvent(before: Ticket, after: Ticket): EventType {
  if (after.status === "closed") return "ticket.closed";
  const wasDone = before.status === "solved" || before.status === "closed";
  return wasDone && after.status !== "solved" ? "ticket.reopened" : "ticket.status_changed";
}
