import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { removeFiles } from "../../storage/removals";

const day = 86_400_000;
/** How long a mail that was not filed can still be, and how long the log knows of it, in milliseconds. */
const [filesKept, rowsKept] = [7 * day, 90 * day];

/** Forgets the files of mails that nobody wanted, and what the log says of old ones. */
export async function forgetOldInboundMail(now: Date): Promise<void> {
  const old = await db().inboundMail.findMany({
    where: { dueAt: null, fileKey: { not: null }, receivedAt: { lt: new Date(now.getTime() - filesKept) } },
    take: 500,
    select: { id: true, fileKey: true },
  });
  for (const { id, fileKey } of old) {
    await transaction(async (tx) => {
      await tx.inboundMail.update({ where: { id }, data: { fileKey: null } });
      if (fileKey !== null) await removeFiles(tx, [fileKey], now);
    });
  }
  const before = new Date(now.getTime() - rowsKept);
  await db().inboundMail.deleteMany({ where: { dueAt: null, fileKey: null, receivedAt: { lt: before } } });
}
