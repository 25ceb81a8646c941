import { z } from "zod";
import { mostFiles } from "../attachments/schema";
import { Comment } from "../comments/schema";
import { endpoint } from "../entry/endpoint";
import { stored } from "../entry/masked";
import { page, single } from "../entry/page";
import { DryRun } from "../entry/shaping";
import { syncedPage } from "../entry/sync";
import { ExpandedTicket, scopeOfExpansion } from "./expanded";
import { HistoryQuery, TicketEvent } from "./history";
import {
  CloseTicket as CloseInput,
  NewComment,
  NewNote,
  NewReply,
  NewTicket,
  ReopenTicket as ReopenInput,
  TicketPatch,
} from "./input";
import { ContactTicketQuery, CustomerTicketQuery, OneTicketQuery, TicketQuery } from "./query";
import { restorableDays, Ticket } from "./schema";

export const listTickets = endpoint({
  method: "GET",
  path: "/tickets",
  id: "listTickets",
  summary: "List tickets",
  description: "Every status unless `status` says otherwise, newest first. Deleted tickets are left out.",
  tag: "Tickets",
  scope: "tickets:read",
  query: TicketQuery,
  returns: syncedPage(ExpandedTicket),
  expansions: scopeOfExpansion,
});

export const createTicket = endpoint({
  method: "POST",
  path: "/tickets",
  id: "createTicket",
  summary: "Create a ticket",
  description:
    "`body` becomes the first comment, written by the requester. Without a key, and with the workspace's id as `workspace_id` in the query or the body, it does as `POST /widget/{workspace_id}/tickets` does: it takes and answers less.",
  tag: "Tickets",
  scope: "tickets:write",
  limit: "tickets-create",
  query: DryRun,
  body: NewTicket,
  files: { part: "attachments", most: mostFiles },
  returns: stored(Ticket),
  status: 201,
  versioned: true,
});

export const getTicket = endpoint({
  method: "GET",
  path: "/tickets/{id}",
  id: "getTicket",
  summary: "Get a ticket",
  description:
    "By its id or its number: `tkt_…`, `1042` or `#1042` (`%231042`). With a session of the portal instead of a key it answers what `GET /portal/tickets/{id}` does.",
  tag: "Tickets",
  scope: "tickets:read",
  limit: "tickets-read",
  query: OneTicketQuery,
  returns: single(ExpandedTicket),
  versioned: true,
  expansions: scopeOfExpansion,
});

export const updateTicket = endpoint({
  method: "PATCH",
  path: "/tickets/{id}",
  id: "updateTicket",
  summary: "Update a ticket",
  description: "A JSON Merge Patch: what is left out stays, `null` clears. A closed ticket must be reopened first.",
  tag: "Tickets",
  scope: "tickets:write",
  query: DryRun,
  body: TicketPatch,
  returns: stored(Ticket),
  versioned: true,
  ifMatch: true,
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
  query: DryRun,
  body: NewReply,
  files: { part: "attachments", most: mostFiles },
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
  query: DryRun,
  body: CloseInput,
  bodyOptional: true,
  returns: stored(Ticket),
  versioned: true,
  ifMatch: true,
});

export const reopenTicket = endpoint({
  method: "POST",
  path: "/tickets/{id}/reopen",
  id: "reopenTicket",
  summary: "Reopen a ticket",
  description: "A solved or closed ticket becomes open. Any other stays as it is.",
  tag: "Tickets",
  scope: "tickets:write",
  query: DryRun,
  body: ReopenInput,
  bodyOptional: true,
  returns: stored(Ticket),
  versioned: true,
});

export const deleteTicket = endpoint({
  method: "DELETE",
  path: "/tickets/{id}",
  id: "deleteTicket",
  summary: "Delete a ticket",
  description: `It can be restored for ${restorableDays} days.`,
  tag: "Tickets",
  scope: "tickets:delete",
  returns: z.void(),
  status: 204,
  ifMatch: true,
});

export const restoreTicket = endpoint({
  method: "POST",
  path: "/tickets/{id}/restore",
  id: "restoreTicket",
  summary: "Restore a deleted ticket",
  description: `410 when it was deleted more than ${restorableDays} days ago. Restoring a ticket that is there changes nothing.`,
  tag: "Tickets",
  scope: "tickets:delete",
  returns: single(Ticket),
  versioned: true,
});

export const addNote = endpoint({
  method: "POST",
  path: "/tickets/{id}/notes",
  id: "addNote",
  summary: "Add an internal note",
  description: "The requester never sees it. A closed ticket takes notes too.",
  tag: "Tickets",
  scope: "comments:write",
  query: DryRun,
  body: NewNote,
  files: { part: "attachments", most: mostFiles },
  returns: stored(Comment),
  status: 201,
});

export const addComment = endpoint({
  method: "POST",
  path: "/tickets/{id}/comments",
  id: "addComment",
  summary: "Add a reply or a note",
  description: "What reply and notes do, by `type`. A note needs comments:write.",
  tag: "Comments",
  scope: "comments:write",
  orScope: ["tickets:write"],
  query: DryRun,
  body: NewComment,
  files: { part: "attachments", most: mostFiles },
  returns: stored(Comment),
  status: 201,
});

export const addConversation = endpoint({
  ...addComment,
  path: "/tickets/{id}/conversations",
  id: "addConversation",
  summary: "Add a reply or a note, under another name",
});

export const listHistory = endpoint({
  method: "GET",
  path: "/tickets/{id}/history",
  id: "listTicketHistory",
  summary: "List what happened to a ticket",
  description: "Oldest first: who changed what, when.",
  tag: "Tickets",
  scope: "tickets:read",
  query: HistoryQuery,
  returns: page(TicketEvent),
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
  expansions: scopeOfExpansion,
  query: ContactTicketQuery,
  returns: syncedPage(ExpandedTicket),
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
  expansions: scopeOfExpansion,
  query: CustomerTicketQuery,
  returns: syncedPage(ExpandedTicket),
});
