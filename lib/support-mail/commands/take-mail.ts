import "server-only";
import { createHash } from "node:crypto";
import { db } from "../../db/client";
import { transaction, violatedUnique } from "../../db/transaction";
import { newId } from "../../id";
import { fileStore } from "../../storage/file-store";
import { discardFile, keepFile, reserveFile } from "../../storage/removals";

export type Source = "imap" | "hook" | "cli";
export type Taken = Readonly<{ id: string; isNew: boolean }>;

/**
 * Takes a mail into safe keeping: its bytes into the store and a row that says it waits to be filed. Once this has returned
 * the mail may be marked, or the sender told that it has arrived. The same mail again, by whatever way and however often,
 * finds the row and changes nothing: that is what makes a kill between taking and marking harmless.
 */
export async function takeMail(
  workspaceId: string,
  source: Source,
  bytes: Uint8Array,
  now = new Date(),
): Promise<Taken> {
  const fingerprint = fingerprintOf(bytes);
  const key = { workspaceId_fingerprint: { workspaceId, fingerprint } };
  const known = await db().inboundMail.findUnique({ where: key, select: { id: true } });
  if (known) return { id: known.id, isNew: false };
  const id = newId("inm", now.getTime());
  const fileKey = `${workspaceId}/${id.slice(-2)}/${id}`;
  await reserveFile(fileKey, now.getTime());
  try {
    await (await fileStore()).write(fileKey, one(bytes));
    await transaction(async (tx) => {
      await keepFile(tx, fileKey);
      await tx.inboundMail.create({
        data: { ...row(id, workspaceId, source, bytes, now), fingerprint, fileKey, dueAt: now },
      });
    });
    return { id, isNew: true };
  } catch (error) {
    await discardFile(fileKey);
    const first = violatedUnique(error) && (await db().inboundMail.findUnique({ where: key, select: { id: true } }));
    if (first) return { id: first.id, isNew: false };
    throw error;
  }
}

/** Notes a mail that is too large to be fetched. */
export async function noteTooLarge(workspaceId: string, what: string, size: number, now = new Date()): Promise<void> {
  const fingerprint = createHash("sha256").update(`too large\n${what}`).digest("hex");
  const key = { workspaceId_fingerprint: { workspaceId, fingerprint } };
  if (await db().inboundMail.findUnique({ where: key, select: { id: true } })) return;
  const data = row(newId("inm", now.getTime()), workspaceId, "imap", new Uint8Array(), now);
  await db().inboundMail.create({
    data: { ...data, fingerprint, size, status: "failed", reason: "too_large", fileKey: null, dueAt: null },
  });
}

function row(id: string, workspaceId: string, source: Source, bytes: Uint8Array, now: Date) {
  const pending = { sender: "", subject: "", status: "received", reason: "", ticketId: null, commentId: null };
  return { id, workspaceId, source, size: bytes.byteLength, ...pending, attempts: 0, receivedAt: now };
}

async function* one(bytes: Uint8Array) {
  yield bytes;
}

/**
 * What makes it the same mail: its Message-ID, who it is from, and its content. The headers that each server on the way
 * adds are left out, so that a mail to two addresses that lead here is one. A Message-ID alone would let anybody who knows
 * the next one keep a mail away by sending another before it.
 */
export function fingerprintOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = [text.indexOf("\r\n\r\n"), text.indexOf("\n\n")].filter((at) => at !== -1);
  const split = end.length > 0 ? Math.min(...end) : text.byteLength;
  const head = text
    .toString("latin1", 0, Math.min(split, 524_288))
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .filter((line) => /^(?:message-id|from|date):/i.test(line))
    .sort();
  const named = head.some((line) => /^message-id:/i.test(line));
  const digest = createHash("sha256");
  // Without a Message-ID every header counts: two short notes may well say the same.
  if (named) digest.update(head.join("\n")).update("\n\n").update(text.subarray(split).toString("latin1").trim());
  else digest.update(text);
  return digest.digest("hex");
}
