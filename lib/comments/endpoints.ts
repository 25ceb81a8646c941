import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { page } from "../entry/page";
import { Sync } from "../entry/sync";
import { AllCommentsQuery, CommentQuery } from "./query";
import { Comment } from "./schema";

const Omitted = z
  .object({ omitted: z.object({ internal_notes: z.literal(true), required_scope: z.literal("comments:read") }) })
  .meta({ id: "OmittedNotes", description: "Present when internal notes exist that the key may not read." });

const Comments = page(Comment).extend({ meta: Omitted.optional() });

export const listTicketComments = endpoint({
  method: "GET",
  path: "/tickets/{id}/comments",
  id: "listTicketComments",
  summary: "List the comments of a ticket",
  description: "Replies, oldest first; with comments:read internal notes too. When notes are withheld, `meta` says so.",
  tag: "Comments",
  scope: "tickets:read",
  orScope: ["comments:read"],
  query: CommentQuery,
  returns: Comments,
});

export const listTicketConversations = endpoint({
  ...listTicketComments,
  path: "/tickets/{id}/conversations",
  id: "listTicketConversations",
  summary: "List the comments of a ticket, under another name",
});

export const listComments = endpoint({
  method: "GET",
  path: "/comments",
  id: "listComments",
  summary: "List all comments",
  description: "Replies and notes of every ticket that is not deleted, in one stream for a warehouse, oldest first.",
  tag: "Comments",
  scope: "comments:read",
  query: AllCommentsQuery,
  returns: page(Comment).extend({ sync: Sync.optional() }),
});

export const listConversations = endpoint({
  ...listComments,
  path: "/conversations",
  id: "listConversations",
  summary: "List all comments, under another name",
});
