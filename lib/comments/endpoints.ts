import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { stored } from "../entry/masked";
import { page, single } from "../entry/page";
import { DryRun } from "../entry/shaping";
import { syncedPage } from "../entry/sync";
import { AllCommentsQuery, CommentQuery, OneCommentQuery } from "./query";
import { Comment, CommentPatch } from "./schema";

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
  returns: syncedPage(Comment),
});

export const listConversations = endpoint({
  ...listComments,
  path: "/conversations",
  id: "listConversations",
  summary: "List all comments, under another name",
});

export const getComment = endpoint({
  method: "GET",
  path: "/comments/{id}",
  id: "getComment",
  summary: "Get a comment",
  tag: "Comments",
  scope: "comments:read",
  query: OneCommentQuery,
  returns: single(Comment),
});

const whichMayChange = "Notes, and replies of the last five minutes that were not mailed; any other is 409.";

export const updateComment = endpoint({
  method: "PATCH",
  path: "/comments/{id}",
  id: "updateComment",
  summary: "Change a comment",
  description: whichMayChange,
  tag: "Comments",
  scope: "comments:write",
  query: DryRun,
  body: CommentPatch,
  returns: stored(Comment),
});

export const deleteComment = endpoint({
  method: "DELETE",
  path: "/comments/{id}",
  id: "deleteComment",
  summary: "Delete a comment",
  description: `${whichMayChange} Its text is erased, and it cannot be undone.`,
  tag: "Comments",
  scope: "comments:write",
  returns: z.void(),
  status: 204,
});
