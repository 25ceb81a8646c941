import type { Comment } from "../../lib/comments/schema";
import type { Pagination } from "../../lib/entry/page";
import type { Ticket } from "../../lib/tickets/schema";
import { type ApiClient, freshIp } from "../fixtures/api-client";

export type One<T> = { data: T };
export type Page<T> = { data: T[]; pagination: Pagination };
export type Comments = Page<Comment> & { meta?: { omitted: { internal_notes: true; required_scope: string } } };

export const newTicket = (more: object = {}) => ({
  subject: "The printer is on fire",
  body: "It *burns* since Tuesday.",
  requester: { email: "grace@example.com", name: "Grace" },
  ...more,
});

/** A ticket that was created over the API, from an address of its own so that the hourly limit does not count it. */
export async function givenTicket(client: ApiClient, more: object = {}): Promise<Ticket> {
  const reply = await client.post<One<Ticket>>("/tickets", newTicket(more), { ip: freshIp() });
  if (reply.status !== 201) throw new Error(`The ticket was not created: ${reply.text}`);
  return reply.body.data;
}

/** `count` tickets, the oldest first. */
export async function givenTickets(client: ApiClient, count: number, more: object = {}): Promise<Ticket[]> {
  const tickets: Ticket[] = [];
  for (let index = 1; index <= count; index++) {
    tickets.push(await givenTicket(client, { subject: `Ticket ${index}`, ...more }));
  }
  return tickets;
}
