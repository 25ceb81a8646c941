import type { Filters } from "./schema";

/** What filters look at. */
export type TicketFacts = Readonly<{ team_id: string | null; tags: readonly string[]; priority: string }>;

export const noFilters: Filters = { team_id: [], tag: [], priority: [] };

export function hasFilters({ team_id, tag, priority }: Filters): boolean {
  return team_id.length + tag.length + priority.length > 0;
}

/** Whether a ticket passes: within a list one is enough, and every list that is not empty has to agree. */
export function passes({ team_id, tag, priority }: Filters, ticket: TicketFacts): boolean {
  return (
    (team_id.length === 0 || (ticket.team_id !== null && team_id.includes(ticket.team_id))) &&
    (tag.length === 0 || ticket.tags.some((each) => tag.includes(each))) &&
    (priority.length === 0 || priority.includes(ticket.priority))
  );
}
