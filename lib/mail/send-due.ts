import "server-only";
import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { log } from "../log";
import { recorder } from "../metrics/recorder";
import { waitAfter } from "./backoff";
import { noteDelivered, noteUndelivered, type OutboxRow } from "./delivery";
import { failureOf } from "./failure-words";
import { filesFor } from "./files-for";
import { openTransport, type Transport } from "./transport";

/** Messages of one run; the next run follows at once when there are more. */
const batch = 20;
/** A claimed message is due again after this, in milliseconds: its sender was killed. Longer than every timeout. */
const claim = 5 * 60_000;
/** Messages that were sent or given up stay listed this long, without their text, in milliseconds. */
const retention = 30 * 86_400_000;

type Due = { id: string; attempts: number; dueAt: Date | null };

/**
 * Sends what is due. Each message is claimed by moving its next attempt into the future, which only one of many
 * instances can do. One that was killed between the server's answer and the note of it sends that message again.
 * @returns how many were taken up.
 */
export async function sendDueMail(signal: AbortSignal, now: () => Date = () => new Date()): Promise<number> {
  const due: Due[] = await db().mailOutbox.findMany({
    where: { dueAt: { lte: now() } },
    orderBy: { dueAt: "asc" },
    take: batch,
    select: { id: true, attempts: true, dueAt: true },
  });
  if (due.length === 0) return 0;
  const transport = openTransport();
  try {
    for (const letter of due) {
      if (signal.aborted) break;
      if (await claimed(letter, now())) await attempt(transport, letter, now);
    }
  } finally {
    transport.close();
  }
  return due.length;
}

/** Whether anything waits to be sent: one read by an index. */
export async function isMailDue(now: Date): Promise<boolean> {
  return (await db().mailOutbox.findFirst({ where: { dueAt: { lte: now } }, select: { id: true } })) !== null;
}

/** Forgets messages that were sent or given up long ago. */
export async function forgetOldMail(now = new Date()): Promise<void> {
  await db().mailOutbox.deleteMany({
    where: { dueAt: null, createdAt: { lt: new Date(now.getTime() - retention) } },
  });
}

async function claimed({ id, dueAt, attempts }: Due, now: Date): Promise<boolean> {
  const { count } = await db().mailOutbox.updateMany({
    where: { id, dueAt, attempts },
    data: { dueAt: new Date(now.getTime() + claim), attempts: attempts + 1 },
  });
  return count === 1;
}

async function attempt(transport: Transport, { id, attempts }: Due, now: () => Date): Promise<void> {
  // Read after it was claimed: until then its reply may still have been edited.
  const letter = await db().mailOutbox.findUnique({ where: { id } });
  if (!letter) return;
  try {
    await transport.deliver({ ...letter, files: await filesFor(letter) });
  } catch (error) {
    await noteFailure(letter, attempts, error, now());
    return;
  }
  const sentAt = now();
  recorder()?.mail.add({ outcome: "sent" });
  await transaction(async (tx) => {
    // The text goes: it may hold a link that works once.
    // Many, because the row may be gone: with its workspace, while the mail was on its way.
    await tx.mailOutbox.updateMany({ where: { id }, data: { sentAt, dueAt: null, text: "", html: null, error: "" } });
    await noteDelivered(tx, letter, sentAt);
  });
}

async function noteFailure(letter: OutboxRow, attempts: number, error: unknown, now: Date): Promise<void> {
  const failure = codesOf(error);
  const wait = isFinal(error) ? null : waitAfter(attempts + 1);
  recorder()?.mail.add({ outcome: wait === null ? "given_up" : "retried" });
  log().warn({ mail: letter.id, failure, givenUp: wait === null }, "mail was not sent");
  await transaction(async (tx) => {
    await tx.mailOutbox.updateMany({
      where: { id: letter.id },
      data:
        wait === null
          ? { dueAt: null, text: "", html: null, error: failure }
          : { dueAt: new Date(now.getTime() + wait), error: failure },
    });
    await noteUndelivered(tx, letter, failureOf(error), wait !== null, now);
  });
}

type MailError = { code?: unknown; responseCode?: unknown; command?: unknown };

/** Codes only: what a server answers may repeat the message, and an error of the driver the password. */
function codesOf(error: unknown): string {
  const { code, responseCode, command } = error as MailError;
  return [code, responseCode, command].filter((part) => part !== undefined).join(" ") || "failed";
}

/** The server refused this recipient or this message for good. A refused password is ours to mend, so it is retried. */
function isFinal(error: unknown): boolean {
  const { code, responseCode } = error as MailError;
  return (code === "EENVELOPE" || code === "EMESSAGE") && Number(responseCode) >= 500;
}
