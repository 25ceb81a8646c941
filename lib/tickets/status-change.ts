import type { TicketStatus } from "./schema";

type Times = Readonly<{ solvedAt: Date | null; closedAt: Date | null }>;

/**
 * What a ticket stores when it has this status now. A closed ticket counts as solved, at the latest since then; one that
 * goes on is neither any more.
 */
export function statusColumns(status: TicketStatus, now: Date, before: Times = { solvedAt: null, closedAt: null }) {
  const isClosed = status === "closed";
  const isSolved = isClosed || status === "solved";
  return {
    status,
    solvedAt: isSolved ? (before.solvedAt ?? now) : null,
    closedAt: isClosed ? (before.closedAt ?? now) : null,
  };
}
