import "server-only";
import { db } from "../db/client";
import { fileStore } from "../storage/file-store";
import type { OutboxRow } from "./delivery";
import { Envelope } from "./envelope";

/**
 * Bytes of files that one mail carries, together. In base64 they become a third more, and many servers take no mail above
 * 20 MB; what is larger is named in the text instead.
 */
export const mailedFilesLimit = 10 * 1_048_576;

/** The files that go along with a mail, read when it is sent: the outbox holds none. */
export async function filesFor({ envelope, workspaceId }: OutboxRow) {
  const ids = envelope === null ? [] : Envelope.parse(JSON.parse(envelope)).files;
  if (ids.length === 0 || workspaceId === null) return [];
  const rows = await db().attachment.findMany({
    where: { id: { in: ids }, workspaceId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { filename: true, contentType: true, fileKey: true },
  });
  const store = await fileStore();
  const files = [];
  for (const { filename, contentType, fileKey } of rows) {
    const chunks: Buffer[] = [];
    for await (const chunk of await store.read(fileKey)) chunks.push(chunk as Buffer);
    files.push({ filename, contentType, content: Buffer.concat(chunks) });
  }
  return files;
}
