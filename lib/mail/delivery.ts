import "server-only";
import type { Prisma, Tx } from "../db/client";
import { Envelope } from "./envelope";

export type OutboxRow = Prisma.MailOutboxGetPayload<object>;

/** Whether this is the mail to the one who asks, and not a copy of it. */
function isToRequester({ envelope, to }: OutboxRow): boolean {
  return envelope !== null && Envelope.parse(JSON.parse(envelope)).to === to;
}

/** A mail was taken by the mail server: the reply that it carries is sent. */
export async function noteDelivered(tx: Tx, letter: OutboxRow, now: Date): Promise<void> {
  if (letter.commentId === null || !isToRequester(letter)) return;
  await tx.comment.updateMany({
    where: { id: letter.commentId },
    data: { delivery: "sent", deliveryError: null, deliveredAt: now, updatedAt: now },
  });
}

/** A mail was not taken: the reply says why, and has failed when nobody tries again. Of a copy only the words are kept. */
export async function noteUndelivered(
  tx: Tx,
  letter: OutboxRow,
  words: string,
  goesOn: boolean,
  now: Date,
): Promise<void> {
  if (letter.commentId === null) return;
  const where = { id: letter.commentId };
  if (!isToRequester(letter)) {
    const deliveryError = `The copy to ${letter.to} did not arrive: ${words}`.slice(0, 500);
    if (!goesOn) await tx.comment.updateMany({ where, data: { deliveryError, updatedAt: now } });
    return;
  }
  const delivery = goesOn ? "queued" : "failed";
  await tx.comment.updateMany({ where, data: { delivery, deliveryError: words, updatedAt: now } });
}
