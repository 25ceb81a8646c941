import "server-only";
import type { Scope } from "../../access/scopes";
import { db } from "../../db/client";
import type { EventRow } from "../../events/envelope";
import { matchesType } from "../../events/event-types";
import { mayRead } from "../../events/needs";
import { ticketPriorities } from "../../tickets/schema";
import { hasFilters, passes, type TicketFacts } from "../filter";
import { filtersOf, patternsOf } from "../webhook-row";
import type { StoredWebhook } from "./stored-webhook";

/** Of these events those that a webhook asks for, its rights allow and its filters let through, in the same order. */
export async function wantedBy<Event extends EventRow>(
  webhook: StoredWebhook,
  rights: ReadonlySet<Scope>,
  events: readonly Event[],
): Promise<Event[]> {
  const patterns = patternsOf(webhook);
  const allowed = events.filter(({ type, needs }) => matchesType(patterns, type) && mayRead(needs, rights));
  const filters = filtersOf(webhook);
  if (!hasFilters(filters) || allowed.length === 0) return allowed;
  const facts = await factsOf(allowed);
  return allowed.filter((event) => {
    const ticket = facts(event);
    return ticket === null || ticket === "unknown" ? ticket === null : passes(filters, ticket);
  });
}

type About = Readonly<{ ticketId: string; facts: TicketFacts | null }>;

/**
 * What filters look at, for each event: the ticket as it was, where the event has it, else as it is now. Null for what has
 * no ticket, which filters do not touch; `unknown` where the ticket is gone.
 */
async function factsOf(events: readonly EventRow[]): Promise<(event: EventRow) => TicketFacts | null | "unknown"> {
  const about = new Map(events.map((event) => [event.id, aboutOf(event)]));
  const unknown = [...about.values()].flatMap((each) => (each && each.facts === null ? [each.ticketId] : []));
  const rows = await db().ticket.findMany({
    where: { id: { in: [...new Set(unknown)] } },
    select: { id: true, teamId: true, priority: true, tags: { select: { tag: true } } },
  });
  const stored = new Map(
    rows.map(({ id, teamId, priority, tags }) => [
      id,
      { team_id: teamId, priority: ticketPriorities[priority - 1] ?? "normal", tags: tags.map(({ tag }) => tag) },
    ]),
  );
  return ({ id }) => {
    const found = about.get(id);
    return found ? (found.facts ?? stored.get(found.ticketId) ?? "unknown") : null;
  };
}

function aboutOf({ resourceType, resourceId, data }: EventRow): About | null {
  const { object = {} } =
    data === "" ? {} : (JSON.parse(data) as { object?: Partial<TicketFacts> & { ticket_id?: string } });
  if (resourceType === "ticket") {
    const { team_id = null, tags, priority } = object;
    return { ticketId: resourceId, facts: tags && priority ? { team_id, tags, priority } : null };
  }
  return object.ticket_id ? { ticketId: object.ticket_id, facts: null } : null;
}
