import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { isRemovalDue, removeDueFiles, removeFiles } from "../../storage/removals";

/** Uploads that one transaction takes away. */
const atOnce = 100;

const expired = (now: Date) => ({ expiresAt: { lte: now } });

export async function isForgettingDue(now: Date): Promise<boolean> {
  const row = await db().attachment.findFirst({ where: expired(now), select: { id: true } });
  return row !== null || (await isRemovalDue(now));
}

/** Takes away uploads that nobody attached in time, then deletes files that belong to nothing any more. */
export async function forgetUploads(signal: AbortSignal, now: Date): Promise<void> {
  while (!signal.aborted && (await forgetSome(now)) > 0);
  while (!signal.aborted && (await removeDueFiles(now)) > 0);
}

async function forgetSome(now: Date): Promise<number> {
  return transaction(async (tx) => {
    const rows = await tx.attachment.findMany({
      where: expired(now),
      select: { id: true, fileKey: true },
      take: atOnce,
    });
    const ids = rows.map(({ id }) => id);
    await tx.attachment.deleteMany({ where: { id: { in: ids } } });
    await removeFiles(
      tx,
      rows.map(({ fileKey }) => fileKey),
      now,
    );
    return rows.length;
  });
}
