import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";
import { currentStage, nextNoticeAt } from "../expiry-notice";

/** Keys of one run; the next follows at once when there are more. */
const batch = 100;
/** An end longer ago than this is told to nobody any more, in milliseconds: the server was away, or is new to this. */
const stale = 30 * 86_400_000;

const told = {
  id: true,
  name: true,
  ownerId: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  noticeAt: true,
  workspace: { select: { id: true, slug: true, name: true } },
} as const;

export async function isExpiryDue(now: Date): Promise<boolean> {
  return (await db().apiKey.findFirst({ where: { noticeAt: { lte: now } }, select: { id: true } })) !== null;
}

/**
 * Tells of every key that has come to the next stage of its end, and notes when there is something to tell of it again.
 * Of a key that passed two stages while nobody looked only the later one is told.
 * @returns how many keys were looked at.
 */
export async function tellExpiry(now: Date): Promise<number> {
  const keys = await db().apiKey.findMany({
    where: { noticeAt: { lte: now } },
    orderBy: { noticeAt: "asc" },
    take: batch,
    select: told,
  });
  for (const key of keys) {
    await transaction(async (tx) => {
      const { createdAt, expiresAt, revokedAt, noticeAt } = key;
      const noticeNext = revokedAt ? null : nextNoticeAt(createdAt, expiresAt, now);
      const { count } = await tx.apiKey.updateMany({
        where: { id: key.id, noticeAt, revokedAt },
        data: { noticeAt: noticeNext },
      });
      if (count === 0 || expiresAt === null || revokedAt || now.getTime() - expiresAt.getTime() > stale) return;
      const percent = currentStage({ createdAt, expiresAt }, now)?.percent;
      if (percent === undefined) return;
      const { workspace } = key;
      const at = expiresAt.toISOString();
      if (percent === 0) {
        const facts = { expiresAt: at };
        await notify(tx, { workspace, kind: "api_key.expired", target: key, occasion: "", facts, now });
      } else {
        const facts = { expiresAt: at, percent };
        await notify(tx, { workspace, kind: "api_key.expiring", target: key, occasion: `${percent}`, facts, now });
      }
    });
  }
  return keys.length;
}
