import "server-only";
import { db, type Tx } from "../db/client";
import { log } from "../log";
import { fileStore } from "./file-store";

const hour = 3_600_000;
/** Files that one round takes up. */
const atOnce = 100;

/**
 * Notes that a file is to be deleted unless it comes to something: written before the file is, so that a process that
 * dies in between leaves nothing behind.
 */
export async function reserveFile(fileKey: string, now: number): Promise<void> {
  await db().fileRemoval.create({ data: { fileKey, dueAt: new Date(now + hour) } });
}

/** The file has come to something, in the transaction that says so. */
export async function keepFile(tx: Tx, fileKey: string): Promise<void> {
  await tx.fileRemoval.delete({ where: { fileKey } });
}

/** In the transaction that takes away what the files hung on. */
export async function removeFiles(tx: Tx, fileKeys: readonly string[], now: Date): Promise<void> {
  await tx.fileRemoval.createMany({ data: fileKeys.map((fileKey) => ({ fileKey, dueAt: now })) });
}

/** Deletes an upload at once unless it has come to something; what fails now is done later. */
export async function discardFile(fileKey: string): Promise<void> {
  try {
    // Without its row it has come to something.
    if (!(await db().fileRemoval.findUnique({ where: { fileKey } }))) return;
    await (await fileStore()).remove(fileKey);
    await db().fileRemoval.deleteMany({ where: { fileKey } });
  } catch (error) {
    log().warn({ err: error }, "an unfinished upload is deleted later");
  }
}

export async function isRemovalDue(now: Date): Promise<boolean> {
  return (await db().fileRemoval.findFirst({ where: { dueAt: { lte: now } }, select: { fileKey: true } })) !== null;
}

/** Deletes files whose time has come, and says how many there were. What the store does not do now waits an hour. */
export async function removeDueFiles(now: Date): Promise<number> {
  const due = await db().fileRemoval.findMany({
    where: { dueAt: { lte: now } },
    orderBy: { dueAt: "asc" },
    take: atOnce,
  });
  const store = await fileStore();
  for (const { fileKey } of due) {
    try {
      await store.remove(fileKey);
      await db().fileRemoval.deleteMany({ where: { fileKey } });
    } catch (error) {
      log().warn({ err: error, fileKey }, "a file could not be deleted");
      const dueAt = new Date(now.getTime() + hour);
      await db().fileRemoval.updateMany({ where: { fileKey }, data: { dueAt } });
    }
  }
  return due.length;
}
