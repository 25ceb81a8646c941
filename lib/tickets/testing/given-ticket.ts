import type { GivenWorkspace } from "../../db/testing/given";
import { createTicket } from "../commands/create-ticket";
import { NewTicket } from "../input";
import { TicketQuery } from "../query";

/** The input of a new ticket, as the API would have parsed it. */
export function newTicket(more: object = {}): NewTicket {
  const requester = "requester_id" in more ? {} : { requester: { email: "ada@example.com", name: "Ada" } };
  return NewTicket.parse({ subject: "Printer", body: "It burns", ...requester, ...more });
}

/** A ticket as a key with tickets:write creates it. */
export function givenTicket(given: GivenWorkspace, more: object = {}) {
  return createTicket(given.keyCtx(["tickets:write"]), newTicket(more));
}

export const ticketQuery = (query: Record<string, string> = {}): TicketQuery => TicketQuery.parse(query);
