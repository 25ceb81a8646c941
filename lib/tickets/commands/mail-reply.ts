import "server-only";
import { randomBytes } from "node:crypto";
import type { CommentRow } from "../../comments/schema";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { appUrl } from "../../env";
import type { Envelope } from "../../mail/envelope";
import { mailedFilesLimit } from "../../mail/files-for";
import { sendMail } from "../../mail/send-mail";
import { createPortalLink } from "../../portal-access/create-link";
import { mailText } from "../mail-text";
import { ticketAddress } from "../ticket-address";
import type { StoredTicket } from "./stored-ticket";

/**
 * How long a reply waits before it is mailed, in milliseconds: as long as a second look takes. Until then it can be edited
 * or deleted; a mail cannot be called back. Longer would feel like a help desk that is slow.
 */
export const mailGrace = 60_000;

/** Mails to one address in an hour, of replies and of what nobody wrote: a loop of two programs ends here. */
const mostPerHour = { reply: 30, automatic: 3 } as const;
const hour = 3_600_000;

type Kind = keyof typeof mostPerHour;
type Place = Pick<Ctx, "workspace">;

/** What the workspace has set, or what holds where it has set nothing. */
async function settingsOf(tx: Tx, { workspace }: Place) {
  const where = { workspaceId: workspace.id };
  const [settings, mailbox] = [
    await tx.mailSettings.findUnique({ where }),
    await tx.mailbox.findUnique({ where, select: { enabled: true } }),
  ];
  return {
    sendReplies: settings?.sendReplies ?? true,
    acknowledge: settings?.acknowledge ?? false,
    fromName: settings?.fromName || workspace.name,
    address: settings?.address ?? null,
    own: new Set([settings?.address ?? "", ...(settings?.otherAddresses ?? "").split(" ")]),
    ticketAddress: settings?.ticketAddress ?? false,
    signature: settings?.signature ?? "",
    /** Whether what is sent to the address comes in here. */
    isRead: Boolean(settings?.address && (mailbox?.enabled || settings.hookSecret)),
  };
}

type Settings = Awaited<ReturnType<typeof settingsOf>>;
type Wanted = Readonly<{ notify?: boolean | undefined; cc?: readonly string[] | undefined }>;

/**
 * Puts a reply that goes out into the outbox, in its transaction, and returns the comment as it is then. Not mailed: what
 * comes in, what was not to be told, and what has nowhere to go.
 */
export async function mailReply(
  tx: Tx,
  ctx: Place,
  ticket: StoredTicket,
  comment: CommentRow,
  { notify = true, cc = [] }: Wanted,
  now: Date,
): Promise<CommentRow> {
  if (comment.direction !== "outbound") return comment;
  const settings = await settingsOf(tx, ctx);
  const to = ticket.requester.email;
  const copies = [...new Set(cc)].filter((address) => address !== to && !settings.own.has(address));
  const columns = { copies: copies.length > 0 ? copies.join(" ") : null };
  if (!notify || !settings.sendReplies || to === null || settings.own.has(to)) {
    return tx.comment.update({ where: { id: comment.id }, data: { ...columns, delivery: "none" } });
  }
  if (await isTooMuch(tx, ctx, to, "reply", now)) {
    const deliveryError = `More than ${mostPerHour.reply} mails went to this address within an hour`;
    return tx.comment.update({ where: { id: comment.id }, data: { ...columns, delivery: "failed", deliveryError } });
  }
  await queue(tx, ctx, ticket, { settings, to, copies, comment }, now);
  return tx.comment.update({
    where: { id: comment.id },
    data: { ...columns, delivery: "queued", deliveryError: null, deliveredAt: null },
  });
}

/** Tells whoever opened a ticket that it has arrived, where the workspace wants that. */
export async function acknowledge(
  tx: Tx,
  ctx: Place,
  ticket: StoredTicket,
  { notify = true }: Wanted,
  now: Date,
): Promise<void> {
  const to = ticket.requester.email;
  if (!notify || to === null) return;
  const settings = await settingsOf(tx, ctx);
  if (!settings.acknowledge || settings.own.has(to) || (await isTooMuch(tx, ctx, to, "automatic", now))) return;
  await queue(tx, ctx, ticket, { settings, to, copies: [], comment: null }, now);
}

type Job = Readonly<{ settings: Settings; to: string; copies: readonly string[]; comment: CommentRow | null }>;

async function queue(tx: Tx, ctx: Place, ticket: StoredTicket, job: Job, now: Date): Promise<void> {
  const { settings, to, copies, comment } = job;
  const { files, tooLarge } = await filesOf(tx, comment);
  const envelope = await envelopeOf(tx, ctx, ticket, job, files);
  const parts = {
    ...{ subject: ticket.subject, number: ticket.number, signature: settings.signature, tooLarge },
    body: comment?.body ?? acknowledgement(ticket),
    answerable: settings.isRead,
  };
  const link = { workspaceId: ctx.workspace.id, contactId: ticket.requesterId, ticketId: ticket.id };
  const about = {
    ...{ workspaceId: ctx.workspace.id, commentId: comment?.id ?? null, envelope },
    notBefore: new Date(now.getTime() + (comment ? mailGrace : 0)),
  };
  for (const recipient of [to, ...copies]) {
    // The link lets the one who asks in: a copy must not have it.
    const own = recipient === to ? await createPortalLink(tx, { ...link, life: "ticket-mail" }, now) : null;
    await sendMail(tx, { to: recipient, ...mailText({ ...parts, link: own }) }, now, about);
  }
  await remember(tx, ctx, ticket, { messageId: envelope.messageId, commentId: comment?.id ?? null, isOurs: true }, now);
}

function acknowledgement({ subject, number }: StoredTicket): string {
  return `We have your message “${plain(subject)}” and will answer it. Its number is #${number}.`;
}

/** A subject inside Markdown: its signs are not to be read as marks. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, " ");
}

async function envelopeOf(
  tx: Tx,
  { workspace }: Place,
  ticket: StoredTicket,
  { settings, to, copies, comment }: Job,
  files: readonly string[],
): Promise<Envelope> {
  const before = await tx.threadMessage.findMany({
    where: { ticketId: ticket.id },
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { messageId: true },
  });
  const references = before.map(({ messageId }) => messageId).reverse();
  const host = settings.address?.split("@")[1] ?? new URL(appUrl()).hostname.replace(/[^a-z0-9.-]/gi, "");
  const byPerson = comment?.authorType === "user" ? `${comment.authorName} (${settings.fromName})` : settings.fromName;
  return {
    fromName: byPerson.slice(0, 200),
    fromAddress: settings.address,
    replyTo: settings.address && settings.ticketAddress ? ticketAddress(settings.address, ticket) : null,
    toName: ticket.requester.name.slice(0, 200),
    to,
    copies: [...copies],
    // Nobody can guess it, so whoever names it in an answer got this mail.
    messageId: `${ticket.number}.${randomBytes(16).toString("base64url")}@${host}`,
    inReplyTo: references.at(-1) ?? null,
    references,
    isAutomatic: comment === null,
    listId: `tickets.${workspace.slug}.${host}`.toLowerCase(),
    files: [...files],
  };
}

async function filesOf(tx: Tx, comment: CommentRow | null): Promise<{ files: string[]; tooLarge: string[] }> {
  if (!comment) return { files: [], tooLarge: [] };
  const rows = await tx.attachment.findMany({
    where: { commentId: comment.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, filename: true, size: true },
  });
  let room = mailedFilesLimit;
  const files: string[] = [];
  const tooLarge: string[] = [];
  for (const { id, filename, size } of rows) {
    if (size > room || files.length === 10) tooLarge.push(filename);
    else {
      room -= size;
      files.push(id);
    }
  }
  return { files, tooLarge };
}

type Remembered = Readonly<{ messageId: string; commentId: string | null; isOurs: boolean }>;

/** Keeps the Message-ID of a ticket's mail, so that answers find the ticket. One that is known already stays as it is. */
export async function remember(
  tx: Tx,
  { workspace }: Place,
  ticket: Readonly<{ id: string }>,
  mail: Remembered,
  now: Date,
): Promise<void> {
  const key = { workspaceId: workspace.id, messageId: mail.messageId };
  if (await tx.threadMessage.findUnique({ where: { workspaceId_messageId: key } })) return;
  const { commentId, isOurs } = mail;
  await tx.threadMessage.create({ data: { ...key, ticketId: ticket.id, commentId, isOurs, createdAt: now } });
}

async function isTooMuch(tx: Tx, { workspace }: Place, to: string, kind: Kind, now: Date): Promise<boolean> {
  const since = { gte: new Date(now.getTime() - hour) };
  const isAutomatic = kind === "automatic";
  const count = await tx.mailOutbox.count({
    where: { workspaceId: workspace.id, to, createdAt: since, ...(isAutomatic ? { commentId: null } : {}) },
  });
  return count >= mostPerHour[kind];
}
