import "server-only";
import { PlainName } from "../../access/plain-name";
import type { ContactByEmail } from "../../contacts/schema";
import { db, type Tx } from "../../db/client";
import type { VisitorCtx } from "../../entry/ctx";
import type { Letter } from "../../mime/letter";
import { plainLine } from "../../mime/plain-line";
import { bodyLimit } from "../../mime/read-letter";
import type { StagedFile } from "../../storage/stage-file";
import { provesTicket, ticketIn } from "../ticket-address";
import { type ByMail, openTicket } from "./create-ticket";
import { remember } from "./mail-reply";
import { replyByMail } from "./reply-to-ticket";

/** How long after it was closed a ticket is opened again by a mail, in milliseconds. A later mail is a matter of its own. */
const reopenedWithin = 30 * 86_400_000;

export type Filed = Readonly<{ ticketId: string; commentId: string }>;

/** What the mail's own transaction is to write beside the ticket or the reply. */
export type Within = (tx: Tx, filed: Filed) => Promise<void>;

/**
 * Files a mail as a reply to its ticket, or as a new one. Which ticket it belongs to is told by what only its people were
 * given: our Message-IDs, the address with the ticket in it. The number in a subject, or a Message-ID that somebody else
 * made, counts only from who takes part in the ticket already. Who it is from is a claim, and gives no right but to be heard.
 * @throws AppError when it cannot be stored.
 */
export async function fileLetter(
  ctx: VisitorCtx,
  letter: Letter,
  staged: readonly StagedFile[],
  leftOut: readonly string[],
  within: Within,
): Promise<Filed> {
  if (!letter.from) throw new Error("A mail without a sender is not filed.");
  const from = contactOf(letter.from);
  const found = await ticketOf(ctx, letter, from.email);
  const isOld = found?.closedAt && ctx.now.getTime() - found.closedAt.getTime() > reopenedWithin;
  const notes = [
    ...(isOld ? [`[Follows up on #${found.number}, which was closed.]`] : []),
    ...(leftOut.length > 0 ? [`[Left out: ${leftOut.join("; ")}]`] : []),
  ];
  const body = withNotes(letter.body, notes);
  let filed: Filed | null = null;
  const mail: ByMail = {
    text: withNotes(letter.text, notes),
    async within(tx, made, now) {
      const { messageId } = letter;
      const { ticketId, commentId } = made;
      if (messageId) await remember(tx, ctx, { id: ticketId }, { messageId, commentId, isOurs: false }, now);
      await within(tx, made);
      filed = made;
    },
  };
  if (found && !isOld) await replyByMail(ctx, found.id, { body, reopen: true, from }, staged, mail);
  else await openTicket(ctx, { subject: subjectOf(letter), body, requester: from }, staged, mail);
  if (!filed) throw new Error("A mail was filed without a trace.");
  return filed;
}

function contactOf({ email, name }: NonNullable<Letter["from"]>): ContactByEmail {
  const named = PlainName.safeParse(name);
  return named.success ? { email, name: named.data } : { email };
}

function subjectOf({ subject }: Letter): string {
  return plainLine(subject, 255) || "(no subject)";
}

function withNotes(text: string, notes: readonly string[]): string {
  const below = notes.length > 0 ? `\n\n${notes.join("\n\n")}`.slice(0, 4_000) : "";
  return `${text.slice(0, bodyLimit - below.length) || "(no text)"}${below}`;
}

type Found = Readonly<{ id: string; number: number; closedAt: Date | null }>;
const columns = { id: true, number: true, closedAt: true } as const;

async function ticketOf(ctx: VisitorCtx, letter: Letter, sender: string): Promise<Found | null> {
  return (
    (await byMessageId(ctx, letter, sender)) ?? (await byAddress(ctx, letter)) ?? (await bySubject(ctx, letter, sender))
  );
}

async function byMessageId(ctx: VisitorCtx, { answers }: Letter, sender: string): Promise<Found | null> {
  const known = await db().threadMessage.findMany({
    where: { workspaceId: ctx.workspace.id, messageId: { in: answers.slice(0, 50) } },
    select: { messageId: true, isOurs: true, ticket: { select: { ...columns, deletedAt: true } } },
  });
  for (const answered of answers) {
    const message = known.find(({ messageId }) => messageId === answered);
    if (!message || message.ticket.deletedAt) continue;
    if (message.isOurs || (await takesPart(message.ticket.id, sender))) return message.ticket;
  }
  return null;
}

async function byAddress(ctx: VisitorCtx, { recipients }: Letter): Promise<Found | null> {
  for (const recipient of recipients) {
    const named = ticketIn(recipient);
    const ticket = named && (await byNumber(ctx, named.number));
    if (ticket && provesTicket(named, ticket.id)) return ticket;
  }
  return null;
}

async function bySubject(ctx: VisitorCtx, { subject }: Letter, sender: string): Promise<Found | null> {
  const number = /\[#(\d{1,9})\]/.exec(subject)?.[1];
  const ticket = number ? await byNumber(ctx, Number(number)) : null;
  return ticket && (await takesPart(ticket.id, sender)) ? ticket : null;
}

function byNumber({ workspace }: VisitorCtx, number: number): Promise<Found | null> {
  return db().ticket.findFirst({ where: { workspaceId: workspace.id, number, deletedAt: null }, select: columns });
}

/** The requester, who wrote on the ticket before, and who was given a copy of a reply. */
async function takesPart(ticketId: string, email: string): Promise<boolean> {
  const ticket = await db().ticket.findUnique({
    where: { id: ticketId },
    select: {
      workspaceId: true,
      requester: { select: { email: true } },
      comments: { where: { copies: { not: null } }, select: { copies: true } },
    },
  });
  if (!ticket) return false;
  if (ticket.requester.email === email) return true;
  if (ticket.comments.some(({ copies }) => copies?.split(" ").includes(email))) return true;
  const where = { workspaceId_email: { workspaceId: ticket.workspaceId, email } };
  const contact = await db().contact.findUnique({ where, select: { id: true } });
  if (!contact) return false;
  return (await db().comment.count({ where: { ticketId, authorType: "contact", authorId: contact.id } })) > 0;
}
