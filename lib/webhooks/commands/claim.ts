import "server-only";
import { randomUUID } from "node:crypto";
import { provider } from "../../db/client";
import { readRows, timeParameter } from "../../db/point-read";
import { type Tx, transaction } from "../../db/transaction";
import { patience } from "../../outbound/post";

/** Attempts to one webhook at once, by all instances together. */
const mostAtOnce = 5;
/**
 * How long an attempt holds its delivery, in milliseconds: longer than one can take. After a kill another attempt may
 * begin then.
 */
export const leaseTime = 2 * patience;

/** A delivery that nobody else attempts; `lease` is the proof. */
export type Claimed = Readonly<{ id: string; lease: string }>;

/** Webhooks that have something to send now. */
export async function withDue(now: Date): Promise<string[]> {
  const rows = await readRows<{ id: string }>(
    `SELECT w.id FROM webhooks w WHERE w.disabled_at IS NULL
     AND EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.due_at <= ?)`,
    [timeParameter(now)],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes the next due deliveries of a webhook, the oldest first. A claim moves them into the future, where those of a process
 * that was killed are found again.
 * @param room how many the caller can attempt.
 */
export async function claimDue(webhookId: string, room: number, now: Date): Promise<Claimed[]> {
  return transaction(async (tx) => {
    if (!(await hasTurn(tx, webhookId))) return [];
    const running = await tx.webhookDelivery.count({ where: { webhookId, leaseUntil: { gt: now } } });
    const due = await tx.webhookDelivery.findMany({
      where: { webhookId, dueAt: { lte: now } },
      orderBy: [{ dueAt: "asc" }, { sequence: "asc" }],
      take: Math.max(Math.min(mostAtOnce - running, room), 0),
      select: { id: true },
    });
    if (due.length === 0) return [];
    const lease = randomUUID();
    const until = new Date(now.getTime() + leaseTime);
    await tx.webhookDelivery.updateMany({
      where: { id: { in: due.map(({ id }) => id) } },
      data: { leaseOwner: lease, leaseUntil: until, dueAt: until },
    });
    return due.map(({ id }) => ({ id, lease }));
  });
}

/** One instance at a time counts what runs and takes more. Who finds another one at it looks again a moment later. */
async function hasTurn(tx: Tx, webhookId: string): Promise<boolean> {
  if (provider() === "sqlite") return (await tx.webhook.count({ where: { id: webhookId, disabledAt: null } })) === 1;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM webhooks WHERE id = ${webhookId} AND disabled_at IS NULL FOR NO KEY UPDATE SKIP LOCKED`;
  return rows.length === 1;
}

/** Gives back what was not attempted: the server ends. */
export async function giveBack({ id, lease }: Claimed, now: Date): Promise<void> {
  await transaction((tx) =>
    tx.webhookDelivery.updateMany({
      where: { id, leaseOwner: lease },
      data: { leaseOwner: null, leaseUntil: null, dueAt: now },
    }),
  );
}
