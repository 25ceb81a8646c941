import "server-only";
import { db } from "../db/client";

/** Notices are kept for more than the longest life of a key, in milliseconds: none of it is told twice. */
const retention = 400 * 86_400_000;

export async function forgetOldNotices(now: Date): Promise<void> {
  await db().notice.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - retention) } } });
}
