import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { page } from "../entry/page";
import { CommentQuery } from "./query";
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
