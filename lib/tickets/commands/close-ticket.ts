import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import { type CommentRow, commentOf } from "../../comments/schema";
import type { ContactCtx, Ctx } from "../../entry/ctx";
import { requireScope } from "../../entry/holds";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { commentEvent } from "../comment-event";
import type { CloseOwnTicket, CloseTicket } from "../input";
import type { Ticket } from "../schema";
import { statusColumns } from "../status-change";
import { addComment, channelOf, commentColumns } from "./add-comment";
import { authorOf } from "./comment-author";
import { mailReply } from "./mail-reply";
import { loadTicket, placeOf, saveTicket, shown, targetOf } from "./stored-ticket";

/**
 * Closes a ticket, with a last reply, a note or both. Closing a closed ticket changes and adds nothing.
 * @throws AppError `insufficient_scope` for a note without comments:write, `not_found`, `gone`, `version_conflict`.
 */
export async function closeTicket(
  ctx: Ctx<"tickets:write">,
  idOrNumber: string,
  given: CloseTicket,
  ifMatch?: readonly number[],
): Promise<Ticket> {
  if (given.note !== undefined) requireScope(ctx.actor, "comments:write");
  return close(ctx, idOrNumber, given, ifMatch);
}

/** The same by the contact who asks. @throws AppError `not_found`. */
export async function closeOwnTicket(ctx: ContactCtx, idOrNumber: string, given: CloseOwnTicket): Promise<Ticket> {
  return close(ctx, idOrNumber, given);
}

async function close(ctx: Ctx, idOrNumber: string, given: CloseTicket, ifMatch?: readonly number[]): Promise<Ticket> {
  const { value: input, keys } = maskKeys(given);
  const closed = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber, { ifMatch, ifVersion: input.if_version });
    if (ticket.status === "closed") return unchanged(shown(ctx, ticket));
    const bodies = [
      { type: "reply", body: input.comment },
      { type: "note", body: input.note },
    ] as const;
    const added: CommentRow[] = [];
    for (const { type, body } of bodies) {
      if (body === undefined) continue;
      const author = await authorOf(tx, ctx, ticket);
      added.push(await addComment(tx, ticket, { type, body, author, channel: channelOf(ctx.actor), now }));
    }
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, {
      ...commentColumns(ticket, added, now),
      ...statusColumns("closed", now, ticket),
    });
    const target = targetOf(saved);
    for (const comment of added) {
      const sent = await mailReply(tx, ctx, saved, comment, input, now);
      record.publish(commentEvent("comment.created", commentOf(sent)));
      if (comment.type === "reply") record({ event: "ticket.replied", target, after: { comment_id: comment.id } });
    }
    const resolution = input.resolution === undefined ? {} : { resolution: input.resolution };
    record({
      event: "ticket.closed",
      target,
      before: { status: ticket.status },
      after: { status: "closed", ...resolution },
    });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return shown(ctx, saved);
  });
  await flagPastedElsewhere(ctx, keys);
  return closed;
}
