import "server-only";
import { mutate } from "../../audit/mutate";
import { type Comment, commentOf } from "../../comments/schema";
import type { ContactByEmail } from "../../contacts/schema";
import type { ContactCtx, Ctx, VisitorCtx } from "../../entry/ctx";
import { requireScope } from "../../entry/holds";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import type { StagedFile } from "../../storage/stage-file";
import { commentEvent } from "../comment-event";
import type { NewReply, OwnReply } from "../input";
import type { TicketStatus } from "../schema";
import { statusColumns } from "../status-change";
import { addComment, channelOf, commentColumns } from "./add-comment";
import { attachFiles } from "./attach-files";
import { authorOf, contactAuthor } from "./comment-author";
import type { ByMail } from "./create-ticket";
import { mailReply } from "./mail-reply";
import { findOrCreateContact } from "./people";
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
  if (given.status || given.reopen) requireScope(ctx.actor, "tickets:write");
  return reply(ctx, idOrNumber, given, staged, statusAfter);
}

/**
 * The same by the contact who asks. What was solved, or waited for them, is open again; a closed ticket only where they
 * want it reopened.
 * @throws AppError `not_found`, `ticket_closed` unless it is to be reopened.
 */
export async function replyToOwnTicket(
  ctx: ContactCtx,
  idOrNumber: string,
  given: OwnReply,
  staged: readonly StagedFile[] = [],
): Promise<Comment> {
  return reply(ctx, idOrNumber, given, staged, ({ status }) => (status === "on_hold" ? status : "open"));
}

/**
 * The same by whoever wrote a mail that belongs to the ticket: the requester, or somebody who was given a copy. Nobody
 * asks here whose ticket it is; the caller has seen that the mail answers one of ours, or comes from who takes part.
 * @throws AppError `not_found`, `gone`.
 */
export async function replyByMail(
  ctx: VisitorCtx,
  ticketId: string,
  given: OwnReply & Readonly<{ from: ContactByEmail }>,
  staged: readonly StagedFile[],
  mail: ByMail,
): Promise<Comment> {
  const { from, ...said } = given;
  const next = ({ status }: StoredTicket) => (status === "on_hold" ? status : "open");
  return reply(ctx, ticketId, said, staged, next, { ...mail, from });
}

async function reply(
  ctx: Ctx,
  idOrNumber: string,
  given: OwnReply & Partial<NewReply>,
  staged: readonly StagedFile[],
  next: (ticket: StoredTicket, input: Partial<NewReply>) => TicketStatus,
  mail?: ByMail & Readonly<{ from: ContactByEmail }>,
): Promise<Comment> {
  const { value: input, keys } = maskKeys(given);
  const written = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber);
    const author = mail
      ? contactAuthor(await findOrCreateContact({ tx, record, ctx }, mail.from, now))
      : await authorOf(tx, ctx, ticket, input.author);
    const by = mail ? { type: "contact" as const, id: author.authorId, name: author.authorName } : ctx.actor;
    if (!input.reopen) refuseClosed(ticket);
    const comment = await addComment(tx, ticket, {
      type: "reply",
      body: input.body,
      author,
      channel: channelOf(ctx.actor),
      bodyText: mail ? maskKeys(mail.text).value : null,
      now,
    });
    const place = { ticketId: ticket.id, commentId: comment.id, type: "reply" } as const;
    const storing = { tx, record, ctx: { workspace: ctx.workspace, actor: by } };
    const files = await attachFiles(storing, { ids: input.attachment_ids, staged }, place, now);
    const status = next(ticket, input);
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, {
      ...commentColumns(ticket, [comment], now),
      attachmentsCount: ticket.attachmentsCount + files.length,
      ...statusColumns(status, now, ticket),
    });
    const target = targetOf(saved);
    record({ event: "ticket.replied", target, after: { comment_id: comment.id, author_id: author.authorId }, by });
    if (status !== ticket.status) {
      record({ event: eventOf(ticket, status), target, before: { status: ticket.status }, after: { status }, by });
    }
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    await mail?.within(tx, { ticketId: ticket.id, commentId: comment.id }, now);
    const sent = commentOf(await mailReply(tx, ctx, saved, comment, input, now), files);
    record.publish(commentEvent("comment.created", sent));
    return sent;
  });
  await flagPastedElsewhere(ctx, keys);
  return written;
}

function statusAfter(ticket: StoredTicket, { status }: Partial<NewReply>): TicketStatus {
  if (status) return status;
  return ticket.status === "closed" ? "open" : (ticket.status as TicketStatus);
}

function eventOf(ticket: StoredTicket, status: TicketStatus) {
  if (status === "closed") return "ticket.closed";
  return ticket.status === "closed" ? "ticket.reopened" : "ticket.updated";
}
