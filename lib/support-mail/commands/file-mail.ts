import "server-only";
import { db, type Tx } from "../../db/client";
import type { VisitorCtx } from "../../entry/ctx";
import { visitorCtx } from "../../entry/own-ctx";
import { isAppError } from "../../errors";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import { log } from "../../log";
import { waitAfter } from "../../mail/backoff";
import type { Letter } from "../../mime/letter";
import { UnreadableMail } from "../../mime/mail-parser";
import { readLetter } from "../../mime/read-letter";
import { fileStore } from "../../storage/file-store";
import { discardFile, removeFiles } from "../../storage/removals";
import type { StagedFile } from "../../storage/stage-file";
import { noteBounce } from "./note-bounce";
import { ownAddresses } from "./own-addresses";
import { type Refusal, refusalOf } from "./refusal";
import { stageFiles } from "./stage-files";

/** Mails of one round; the next follows at once when there are more. */
const batch = 10;
/** A claimed mail is due again after this, in milliseconds: who filed it was killed. Longer than reading one may take. */
const claim = 5 * 60_000;
/** Attempts before a mail is given up that makes us fail. */
const mostAttempts = 6;

/** Files a mail in the help desk; `within` is written in the same transaction, which is what makes it happen once. */
export type FileLetter = (
  ctx: VisitorCtx,
  letter: Letter,
  staged: readonly StagedFile[],
  leftOut: readonly string[],
  within: (tx: Tx, filed: Readonly<{ ticketId: string; commentId: string }>) => Promise<void>,
) => Promise<unknown>;

type Waiting = NonNullable<Awaited<ReturnType<ReturnType<typeof db>["inboundMail"]["findFirst"]>>>;

export async function isInboundMailDue(now: Date): Promise<boolean> {
  return (await db().inboundMail.findFirst({ where: { dueAt: { lte: now } }, select: { id: true } })) !== null;
}

/**
 * Files the mails that wait, each by one of many instances. One that is killed while it files a mail has either committed
 * everything or nothing; in the second case the mail is due again after five minutes.
 * @returns how many were taken up.
 */
export async function fileDueMail(signal: AbortSignal, file: FileLetter, now = new Date()): Promise<number> {
  const due = await db().inboundMail.findMany({
    where: { dueAt: { lte: now } },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: batch,
  });
  for (const mail of due) {
    if (signal.aborted) break;
    const attempts = mail.attempts + 1;
    const { count } = await db().inboundMail.updateMany({
      where: { id: mail.id, dueAt: mail.dueAt, attempts: mail.attempts },
      data: { dueAt: new Date(now.getTime() + claim), attempts },
    });
    if (count === 1) await handle({ ...mail, attempts }, file, now);
  }
  return due.length;
}

async function handle(mail: Waiting, file: FileLetter, now: Date): Promise<void> {
  try {
    const bytes = await bytesOf(mail);
    const own = await ownAddresses(mail.workspaceId);
    const letter = await readLetter(bytes, [...own]);
    const refusal = await refusalOf(mail, letter, own, now);
    if (refusal) await refuse(mail, letter, refusal, now);
    else await fileOne(mail, letter, file, now);
  } catch (error) {
    await failed(mail, error, now);
  }
}

async function bytesOf({ fileKey }: Waiting): Promise<Buffer> {
  if (fileKey === null) throw new UnreadableMail("Its file is gone.");
  const chunks: Buffer[] = [];
  for await (const chunk of await (await fileStore()).read(fileKey)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function fileOne(mail: Waiting, letter: Letter, file: FileLetter, now: Date): Promise<void> {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { id: mail.workspaceId },
    select: { id: true, slug: true, name: true },
  });
  const ctx = visitorCtx({ workspace, requestId: newId("req"), clientIp: "", now }, "email");
  const { staged, leftOut } = await stageFiles(workspace.id, letter);
  try {
    await file(ctx, letter, staged, leftOut, async (tx, { ticketId, commentId }) => {
      const data = { ...shownOf(letter), status: "filed", reason: "", ticketId, commentId, dueAt: null, fileKey: null };
      const where = { id: mail.id, status: "received", attempts: mail.attempts };
      const { count } = await tx.inboundMail.updateMany({ where, data });
      if (count !== 1) throw new TakenOver();
      // Nobody needs it any more, and it holds what was masked in the ticket.
      if (mail.fileKey !== null) await removeFiles(tx, [mail.fileKey], now);
    });
  } catch (error) {
    await Promise.all(staged.map(({ fileKey }) => discardFile(fileKey)));
    throw error;
  }
}

/** Another instance has this mail by now: what was written here is taken back. */
class TakenOver extends Error {}

async function refuse(mail: Waiting, letter: Letter, refusal: Refusal, now: Date): Promise<void> {
  if (refusal.status === "bounced") await noteBounce(mail.workspaceId, letter, now);
  await db().inboundMail.updateMany({
    where: { id: mail.id, attempts: mail.attempts },
    data: { ...shownOf(letter), ...refusal, dueAt: null },
  });
}

async function failed(mail: Waiting, error: unknown, now: Date): Promise<void> {
  if (error instanceof TakenOver) return;
  const isFinal = error instanceof UnreadableMail || (isAppError(error) && error.status < 500);
  const wait = isFinal || mail.attempts >= mostAttempts ? null : waitAfter(mail.attempts);
  if (!isFinal) log().error({ err: error, mail: mail.id }, "a mail was not filed");
  const reason = error instanceof UnreadableMail ? "unreadable" : isFinal ? "refused" : "internal";
  await db().inboundMail.updateMany({
    where: { id: mail.id, attempts: mail.attempts },
    data: wait === null ? { status: "failed", reason, dueAt: null } : { dueAt: new Date(now.getTime() + wait) },
  });
}

function shownOf({ from, subject }: Letter) {
  return { sender: from?.email ?? "", subject: maskKeys(subject).value };
}
