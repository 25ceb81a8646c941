import "server-only";
import { mutate } from "../../audit/mutate";
import { type Comment, commentOf } from "../../comments/schema";
import type { Ctx } from "../../entry/ctx";
import { requireScope } from "../../entry/holds";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import type { StagedFile } from "../../storage/stage-file";
import type { NewReply } from "../input";
import type { TicketStatus } from "../schema";
import { statusColumns } from "../status-change";
import { addComment, channelOf, commentColumns } from "./add-comment";
import { attachFiles } from "./attach-files";
import { authorOf } from "./comment-author";
import { loadTicket, placeOf, refuseClosed, type StoredTicket, saveTicket, targetOf } from "./stored-ticket";

/**
 * Adds a public reply, and sets the status in the same step when one is given.
 * @throws AppError `not_found`, `gone`, `ticket_closed` unless it is to be reopened, `validation_failed`,
 * `insufficient_scope` when a key that may only comment wants to change the ticket as well.
 */
export async function replyToTicket(
  ctx: Ctx<"tickets:write"> | Ctx<"comments:write">,
  idOrNumber: string,
  given: NewReply,
  staged: readonly StagedFile[] = [],
): Promise<Comment> {
  const { value: input, keys } = maskKeys(given);
  if (input.status || input.reopen) requireScope(ctx.actor, "tickets:write");
  const reply = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber);
    const author = await authorOf(tx, ctx, ticket, input.author);
    if (!input.reopen) refuseClosed(ticket);
    const comment = await addComment(tx, ticket, {
      type: "reply",
      body: input.body,
      author,
      channel: channelOf(ctx.actor),
      now,
    });
    const place = { ticketId: ticket.id, commentId: comment.id };
    const files = await attachFiles(tx, ctx, { ids: input.attachment_ids, staged }, place, now);
    const status = statusAfter(ticket, input);
    const saved = await saveTicket(tx, ticket, now, {
      ...commentColumns(ticket, [comment], now),
      attachmentsCount: ticket.attachmentsCount + files.length,
      ...statusColumns(status, now, ticket),
    });
    const target = targetOf(saved);
    record({ event: "ticket.replied", target, after: { comment_id: comment.id, author_id: author.authorId } });
    if (status !== ticket.status) {
      record({ event: eventOf(ticket, status), target, before: { status: ticket.status }, after: { status } });
    }
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return commentOf(comment, files);
  });
  await flagPastedElsewhere(ctx, keys);
  return reply;
}

function statusAfter(ticket: StoredTicket, { status }: NewReply): TicketStatus {
  if (status) return status;
  return ticket.status === "closed" ? "open" : (ticket.status as TicketStatus);
}

function eventOf(ticket: StoredTicket, status: TicketStatus) {
  if (status === "closed") return "ticket.closed";
  return ticket.status === "closed" ? "ticket.reopened" : "ticket.updated";
}
