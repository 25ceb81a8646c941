import "server-only";
import type { ImapFlow } from "imapflow";
import { db } from "../../db/client";
import { log } from "../../log";
import { letterLimit } from "../../mime/mail-parser";
import { openFor } from "../secrets";
import { MailboxError, withImap } from "./imap-session";
import { noteTooLarge, takeMail } from "./take-mail";

const minute = 60_000;
const day = 24 * 60 * minute;
/** How often a mailbox is looked at; after failures ever more seldom, at most this. In milliseconds. */
const [every, seldomest] = [minute, 30 * minute];
/** How long one mailbox may take, and mails that are taken in one go: nobody waits for a mailbox that is very full. */
const [patience, atOnce] = [2 * minute, 50];

type Mailbox = NonNullable<Awaited<ReturnType<ReturnType<typeof db>["mailbox"]["findUnique"]>>>;

const due = (now: Date) => ({ enabled: true, dueAt: { lte: now } });

export async function isMailboxDue(now: Date): Promise<boolean> {
  return (await db().mailbox.findFirst({ where: due(now), select: { workspaceId: true } })) !== null;
}

/** Takes the new mail of every mailbox whose turn it is. Each is had by one of many instances. */
export async function pollMailboxes(signal: AbortSignal, now = new Date()): Promise<void> {
  const boxes = await db().mailbox.findMany({ where: due(now), orderBy: { dueAt: "asc" }, take: 20 });
  for (const box of boxes) {
    if (signal.aborted) return;
    const { count } = await db().mailbox.updateMany({
      where: { workspaceId: box.workspaceId, dueAt: box.dueAt },
      data: { dueAt: new Date(now.getTime() + patience + minute) },
    });
    if (count === 1) await poll(box, signal, now);
  }
}

async function poll(box: Mailbox, signal: AbortSignal, now: Date): Promise<void> {
  const where = { workspaceId: box.workspaceId, updatedAt: box.updatedAt };
  try {
    const more = await withinTime(takeNew(box, signal, now));
    const dueAt = new Date(now.getTime() + (more ? 0 : every));
    await db().mailbox.updateMany({ where, data: { dueAt, checkedAt: now, failures: 0, error: "" } });
  } catch (error) {
    const known = error instanceof MailboxError;
    log().warn({ err: known ? undefined : error, workspace: box.workspaceId }, "a mailbox could not be read");
    const failures = box.failures + 1;
    const wait = Math.min(every * 2 ** Math.min(failures, 10), seldomest);
    const words = known ? error.message : "Something failed on our side.";
    const dueAt = new Date(now.getTime() + wait);
    await db().mailbox.updateMany({ where, data: { dueAt, failures, error: words } });
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailboxError("The server did not answer in time.")), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** @returns whether there is more to take. */
async function takeNew(box: Mailbox, signal: AbortSignal, now: Date): Promise<boolean> {
  const { host, port, username, workspaceId } = box;
  const security = box.security as "tls" | "starttls" | "none";
  const password = openFor("password", workspaceId, box.password);
  return withImap({ host, port, security, username, password }, async (client) => {
    const lock = await client.getMailboxLock(box.folder);
    try {
      const uids = await newUids(client, box, now);
      for (const uid of uids.slice(0, atOnce)) {
        if (signal.aborted) return false;
        await takeOne(client, box, uid);
      }
      return uids.length > atOnce;
    } finally {
      lock.release();
    }
  });
}

/**
 * What has come since the last mail that was taken, in the order in which it came. By the server's numbers and not by what
 * is unread: somebody may look into the mailbox with a mail program too. What lay there before the mailbox was set up is
 * left alone. A server that has numbered its mails anew is read from a day before it was last seen: what was taken is known.
 */
async function newUids(client: ImapFlow, box: Mailbox, now: Date): Promise<number[]> {
  if (!client.mailbox) return [];
  const uidValidity = String(client.mailbox.uidValidity);
  const where = { workspaceId: box.workspaceId };
  if (box.uidValidity === null) {
    const lastUid = client.mailbox.uidNext - 1;
    await db().mailbox.updateMany({ where, data: { uidValidity, lastUid } });
    return [];
  }
  if (box.uidValidity !== uidValidity) {
    const since = new Date((box.checkedAt ?? now).getTime() - day);
    const found = await client.search({ since }, { uid: true });
    await db().mailbox.updateMany({ where, data: { uidValidity, lastUid: 0 } });
    return found ? found.sort((a, b) => a - b) : [];
  }
  const found = await client.search({ uid: `${box.lastUid + 1}:*` }, { uid: true });
  // `n:*` names the last mail even when it is older than n.
  return found ? found.filter((uid) => uid > box.lastUid).sort((a, b) => a - b) : [];
}

/** First into safe keeping, then marked, then counted: a kill in between repeats a step that changes nothing. */
async function takeOne(client: ImapFlow, { workspaceId, doneFolder }: Mailbox, uid: number): Promise<void> {
  const range = String(uid);
  const facts = await client.fetchOne(range, { size: true }, { uid: true });
  // Somebody deleted it in between.
  if (facts) {
    const size = facts.size ?? 0;
    if (size > letterLimit) await noteTooLarge(workspaceId, `${uid}`, size);
    else {
      const fetched = await client.fetchOne(range, { source: true }, { uid: true });
      const source = fetched ? fetched.source : undefined;
      if (source) await takeMail(workspaceId, "imap", source);
    }
    await client.messageFlagsAdd(range, ["\\Seen"], { uid: true });
    if (doneFolder !== null) await client.messageMove(range, doneFolder, { uid: true });
  }
  await db().mailbox.updateMany({ where: { workspaceId, lastUid: { lt: uid } }, data: { lastUid: uid } });
}
