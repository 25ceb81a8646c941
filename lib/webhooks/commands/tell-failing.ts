import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";
import { disableByItself } from "./disable";
import { placeOf, targetOf } from "./stored-webhook";

const hour = 3_600_000;
/** Without a success for so long, in milliseconds, the admins are told, and the webhook is disabled. */
const [toldAfter, disabledAfter] = [1 * hour, 72 * hour];

const failingFor = (time: number, now: Date) => ({
  disabledAt: null,
  failingSince: { lte: new Date(now.getTime() - time) },
});

export async function isFailureDue(now: Date): Promise<boolean> {
  return (await db().webhook.findFirst({ where: failingFor(toldAfter, now), select: { id: true } })) !== null;
}

/** Tells of webhooks that fail for an hour, each failure once, and disables those that fail for 72 hours. */
export async function tellFailing(signal: AbortSignal, now: Date): Promise<void> {
  const failing = await db().webhook.findMany({
    where: failingFor(toldAfter, now),
    include: {
      workspace: { select: { id: true, slug: true, name: true } },
      deliveries: {
        where: { status: { in: ["pending", "failed"] }, attempts: { gt: 0 } },
        orderBy: { createdAt: "desc" },
        take: 1,
      },
    },
  });
  for (const { workspace, deliveries, ...webhook } of failing) {
    if (signal.aborted || webhook.failingSince === null) return;
    const since = webhook.failingSince.toISOString();
    const [last] = deliveries;
    const reason = last?.error || (last?.responseStatus ? `It answered with status ${last.responseStatus}.` : "");
    await transaction((tx) =>
      notify(tx, {
        workspace,
        kind: "webhook.failing",
        target: { ...targetOf(webhook), ownerId: null },
        occasion: since,
        facts: { url: placeOf(webhook.url), since, reason },
        now,
      }),
    );
    if (now.getTime() - webhook.failingSince.getTime() >= disabledAfter) await disableByItself(webhook, "failing", now);
  }
}
