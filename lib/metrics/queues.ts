import "server-only";
import { readRows, timeParameter } from "../db/point-read";

export type Queues = Readonly<{
  webhooks: Readonly<{ pending: number; failed: number }>;
  mail: Readonly<{ waiting: number; overdueSeconds: number }>;
}>;

const countOf = (status: string) =>
  `(SELECT COUNT(*) FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.status = '${status}')`;

/** Counted webhook by webhook, which is what the index is made for. */
const webhooksSql = `
  SELECT COALESCE(SUM(${countOf("pending")}), 0) AS pending, COALESCE(SUM(${countOf("failed")}), 0) AS failed
  FROM webhooks w`;

/** What waits in the database, of all instances together. Rejects when the database cannot be read. */
export async function readQueues(now: number): Promise<Queues> {
  const [webhooks, mail] = await Promise.all([
    readRows<{ pending: unknown; failed: unknown }>(webhooksSql, []),
    readRows<{ waiting: unknown; due: number | null }>(
      "SELECT COUNT(*) AS waiting, MIN(CASE WHEN due_at <= ? THEN created_at END) AS due FROM mail_outbox WHERE due_at IS NOT NULL",
      [timeParameter(now)],
    ),
  ]);
  const [hooks, letters] = [webhooks[0], mail[0]];
  return {
    // PostgreSQL's counts are 64 bits and come as text.
    webhooks: { pending: Number(hooks?.pending), failed: Number(hooks?.failed) },
    mail: {
      waiting: Number(letters?.waiting),
      overdueSeconds: letters?.due ? Math.max(now - letters.due, 0) / 1_000 : 0,
    },
  };
}
