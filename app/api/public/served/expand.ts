import { latestComments } from "@/lib/comments/queries";
import { contactsById } from "@/lib/contacts/queries";
import { customersById } from "@/lib/customers/queries";
import type { Ctx } from "@/lib/entry/ctx";
import { requireScope, withScope } from "@/lib/entry/holds";
import { usersById } from "@/lib/members/queries/users";
import { teamsById } from "@/lib/teams/queries";
import { type ExpandedTicket, type Expansion, expandedComments, scopeOfExpansion } from "@/lib/tickets/expanded";
import type { Ticket } from "@/lib/tickets/schema";

/** @throws AppError `insufficient_scope` for the first expansion that the key may not see, before anything is read. */
export function requireExpansions({ actor }: Ctx<"tickets:read">, names: readonly Expansion[] = []): void {
  for (const name of names) requireScope(actor, scopeOfExpansion[name]);
}

/** Tickets with what was asked to come along: one read for each kind of thing, however many tickets there are. */
export async function expandTickets(
  ctx: Ctx<"tickets:read">,
  tickets: readonly Ticket[],
  names: readonly Expansion[] = [],
): Promise<ExpandedTicket[]> {
  const wants = new Set(names);
  const ids = (idOf: (ticket: Ticket) => string | null) => [...new Set(tickets.map(idOf).filter((id) => id !== null))];
  const [contacts, customers, users, teams, comments] = await Promise.all([
    wants.has("requester") &&
      contactsById(
        withScope(ctx, "contacts:read"),
        ids((ticket) => ticket.requester_id),
      ),
    wants.has("customer") &&
      customersById(
        withScope(ctx, "customers:read"),
        ids((ticket) => ticket.customer_id),
      ),
    wants.has("assignee") &&
      usersById(
        withScope(ctx, "users:read"),
        ids((ticket) => ticket.assignee_id),
      ),
    wants.has("team") &&
      teamsById(
        withScope(ctx, "teams:read"),
        ids((ticket) => ticket.team_id),
      ),
    wants.has("comments") &&
      latestComments(
        withScope(ctx, "comments:read"),
        ids((ticket) => ticket.id),
        expandedComments,
      ),
  ]);
  return tickets.map((ticket) => ({
    ...ticket,
    ...(contacts && { requester: contacts.get(ticket.requester_id) ?? ticket.requester }),
    ...(customers && { customer: customers.get(ticket.customer_id ?? "") ?? null }),
    ...(users && { assignee: users.get(ticket.assignee_id ?? "") ?? null }),
    ...(teams && { team: teams.get(ticket.team_id ?? "") ?? null }),
    ...(comments && { comments: comments.get(ticket.id) ?? [] }),
  }));
}
