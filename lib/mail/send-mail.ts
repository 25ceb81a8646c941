import "server-only";
import type { Tx } from "../db/client";
import { newId } from "../id";
import { Envelope } from "./envelope";
import { Message } from "./message";

/** Mail to somebody who asked: what it carries, how it is addressed, and when it may go at the earliest. */
export type Correspondence = Readonly<{
  workspaceId: string;
  /** The reply that it carries; its delivery is kept true. Null for what carries none. */
  commentId: string | null;
  envelope: Envelope;
  notBefore: Date;
}>;

/**
 * Puts a message into the outbox, inside the transaction of what causes it: if that is rolled back, nobody is told. The
 * job `send-mail` sends it within seconds of the commit and tries again for days.
 * @throws ZodError for an address or a subject that cannot be one: they were validated where they entered.
 */
export async function sendMail(
  tx: Tx,
  message: Message,
  now = new Date(),
  about: Correspondence | null = null,
): Promise<void> {
  const { html, ...rest } = Message.parse(message);
  await tx.mailOutbox.create({
    data: {
      id: newId("eml", now.getTime()),
      ...rest,
      html: html ?? null,
      createdAt: now,
      attempts: 0,
      dueAt: about?.notBefore ?? now,
      error: "",
      workspaceId: about?.workspaceId ?? null,
      commentId: about?.commentId ?? null,
      envelope: about ? JSON.stringify(Envelope.parse(about.envelope)) : null,
    },
  });
}

/**
 * Takes the mails of a reply out of the outbox again. False when one of them is on its way or has been sent: then nothing
 * is taken, and the caller rolls back. Of this and the sender who claims one, the database lets the first have it.
 */
export async function takeBackMail(tx: Tx, commentId: string): Promise<boolean> {
  const all = await tx.mailOutbox.count({ where: { commentId } });
  const { count } = await tx.mailOutbox.deleteMany({ where: { commentId, attempts: 0, sentAt: null } });
  return count === all;
}
