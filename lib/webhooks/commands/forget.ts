import "server-only";
import { db } from "../../db/client";
import { keptDays } from "../schema";

/** Rows that one statement deletes: a longer one would keep SQLite's only writer busy. */
const atOnce = 500;

/** Forgets what was sent long ago, and asked to be sent again. */
export async function forgetOldDeliveries(signal: AbortSignal, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  while (!signal.aborted) {
    const old = await db().webhookDelivery.findMany({
      where: { createdAt: { lt: before }, status: { not: "pending" } },
      select: { id: true },
      take: atOnce,
    });
    await db().webhookDelivery.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
    if (old.length < atOnce) break;
  }
  await db().webhookRecovery.deleteMany({ where: { finishedAt: { lt: before } } });
}
