import "server-only";
import type { CommentRow } from "../../comments/schema";
import type { Tx } from "../../db/client";
import type { Actor, Via } from "../../entry/ctx";
import { newId } from "../../id";
import { indexTickets } from "../../search/ticket-document";
import type { CommentAuthor } from "./comment-author";
import { later, type StoredTicket } from "./stored-ticket";

type NewComment = Readonly<{
  type: "reply" | "note";
  body: string;
  /** Of a mail what is new in it; else the body says it. */
  bodyText?: string | null;
  author: CommentAuthor;
  channel: string;
  now: Date;
}>;

/** Stores a comment. A contact's reply comes in, everybody else's goes out, a note stays inside. */
export async function addComment(tx: Tx, ticket: StoredTicket, comment: NewComment): Promise<CommentRow> {
  const { type, body, bodyText = null, author, channel, now } = comment;
  const direction = type === "note" ? "internal" : author.authorType === "contact" ? "inbound" : "outbound";
  const added = await tx.comment.create({
    data: {
      id: newId("cmt", now.getTime()),
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      type,
      direction,
      body,
      bodyText,
      ...author,
      channel,
      createdAt: now,
      updatedAt: now,
    },
  });
  await indexTickets(tx, [ticket.id]);
  return added;
}

/** Where a comment was written: by a program, by a member in the console, or wherever a contact wrote it. */
export function channelOf(actor: Actor): "console" | Via {
  if (actor.type === "contact" || actor.type === "visitor") return actor.via;
  return actor.type === "user" ? "console" : "api";
}

/** What the ticket stores once these comments are on it. */
export function commentColumns(ticket: StoredTicket, added: readonly CommentRow[], now: Date) {
  if (added.length === 0) return {};
  const responded = added.some((comment) => comment.direction === "outbound");
  return {
    commentsCount: ticket.commentsCount + added.length,
    lastCommentAt: later(now, ticket.lastCommentAt),
    firstResponseAt: ticket.firstResponseAt ?? (responded ? now : null),
  };
}
