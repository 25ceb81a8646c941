import "server-only";
import { mutate } from "../../audit/mutate";
import { type Comment, commentOf } from "../../comments/schema";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import type { StagedFile } from "../../storage/stage-file";
import { commentEvent } from "../comment-event";
import type { NewNote } from "../input";
import { addComment, channelOf, commentColumns } from "./add-comment";
import { attachFiles } from "./attach-files";
import { authorOf } from "./comment-author";
import { loadTicket, placeOf, saveTicket, targetOf } from "./stored-ticket";

/**
 * Adds an internal note, also to a closed ticket.
 * @throws AppError `not_found`, `gone`.
 */
export async function addNote(
  ctx: Ctx<"comments:write">,
  idOrNumber: string,
  given: NewNote,
  staged: readonly StagedFile[] = [],
): Promise<Comment> {
  const { value: input, keys } = maskKeys(given);
  const note = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber);
    const author = await authorOf(tx, ctx, ticket);
    const channel = channelOf(ctx.actor);
    const comment = await addComment(tx, ticket, { type: "note", body: input.body, author, channel, now });
    const place = { ticketId: ticket.id, commentId: comment.id, type: "note" } as const;
    const files = await attachFiles({ tx, record, ctx }, { ids: input.attachment_ids, staged }, place, now);
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, {
      ...commentColumns(ticket, [comment], now),
      attachmentsCount: ticket.attachmentsCount + files.length,
    });
    record({ event: "ticket.noted", target: targetOf(saved), after: { comment_id: comment.id } });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    const note = commentOf(comment, files);
    record.publish(commentEvent("comment.created", note));
    return note;
  });
  await flagPastedElsewhere(ctx, keys);
  return note;
}
