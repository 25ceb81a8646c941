import { Comment } from "../comments/schema";
import { endpoint } from "../entry/endpoint";
import { stored } from "../entry/masked";
import { page, single } from "../entry/page";
import { CloseTicket as CloseInput, NewReply, NewTicket, ReopenTicket as ReopenInput, TicketPatch } from "./input";
import { ContactTicketQuery, CustomerTicketQuery, TicketQuery } from "./query";
import { Ticket } from "./schema";

export const listTickets = endpoint({
  method: "GET",
  path: "/tickets",
  id: "listTickets",
  summary: "List tickets",
  description: "Every status unless `status` says otherwise, newest first. Deleted tickets are left out.",
  tag: "Tickets",
  scope: "tickets:read",
  query: TicketQuery,
  returns: page(Ticket),
});

export const createTicket = endpoint({
  method: "POST",
  path: "/tickets",
  id: "createTicket",
  summary: "Create a ticket",
  description: "`body` becomes the first comment, written by the requester.",
  tag: "Tickets",
  scope: "tickets:write",
  limit: "tickets-create",
  body: NewTicket,
  returns: stored(Ticket),
  status: 201,
});

export const getTicket = endpoint({
  method: "GET",
  path: "/tickets/{id}",
  id: "getTicket",
  summary: "Get a ticket",
  description: "By its id or its number: `tkt_…`, `1042` or `#1042` (`%231042`).",
  tag: "Tickets",
  scope: "tickets:read",
  limit: "tickets-read",
  returns: single(Ticket),
});

export const updateTicket = endpoint({
  method: "PATCH",
  path: "/tickets/{id}",
  id: "updateTicket",
  summary: "Update a ticket",
  description: "A JSON Merge Patch: what is left out stays, `null` clears. A closed ticket must be reopened first.",
  tag: "Tickets",
  scope: "tickets:write",
  body: TicketPatch,
  returns: stored(Ticket),
});

export const replyToTicket = endpoint({
  method: "POST",
  path: "/tickets/{id}/reply",
  id: "replyToTicket",
  summary: "Reply to a ticket",
  description: "A public reply: outbound when an agent speaks, inbound when a contact does.",
  tag: "Tickets",
  scope: "tickets:write",
  orScope: ["comments:write"],
  body: NewReply,
  returns: stored(Comment),
  status: 201,
});

export const closeTicket = endpoint({
  method: "POST",
  path: "/tickets/{id}/close",
  id: "closeTicket",
  summary: "Close a ticket",
  description: "Closing a closed ticket changes nothing.",
  tag: "Tickets",
  scope: "tickets:write",
  mayNeed: ["comments:write"],
  body: CloseInput,
  bodyOptional: true,
  returns: stored(Ticket),
});

export const reopenTicket = endpoint({
  method: "POST",
  path: "/tickets/{id}/reopen",
  id: "reopenTicket",
  summary: "Reopen a ticket",
  description: "A solved or closed ticket becomes open. Any other stays as it is.",
  tag: "Tickets",
  scope: "tickets:write",
  body: ReopenInput,
  bodyOptional: true,
  returns: stored(Ticket),
});

export const listContactTickets = endpoint({
  method: "GET",
  path: "/contacts/{id}/tickets",
  id: "listContactTickets",
  summary: "List the tickets of a contact",
  description: "Those that they asked for. Needs tickets:read as well.",
  tag: "Contacts",
  scope: "contacts:read",
  mayNeed: ["tickets:read"],
  query: ContactTicketQuery,
  returns: page(Ticket),
});

export const listCustomerTickets = endpoint({
  method: "GET",
  path: "/customers/{id}/tickets",
  id: "listCustomerTickets",
  summary: "List the tickets of a customer",
  description: "Needs tickets:read as well.",
  tag: "Customers",
  scope: "customers:read",
  mayNeed: ["tickets:read"],
  query: CustomerTicketQuery,
  returns: page(Ticket),
});
