import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { deliveryOf } from "../delivery-row";
import type { Delivery } from "../schema";
import { loadWebhook, type StoredWebhook, targetOf } from "./stored-webhook";
import { wakeCourier } from "./wake";

/** A webhook that is disabled sends nothing. @throws AppError `conflict`. */
export function requireEnabled({ disabledAt }: StoredWebhook): void {
  if (disabledAt !== null) throw new AppError("conflict", "The webhook is disabled. Enable it first.");
}

/** What makes a delivery due again: its waits begin anew. */
export function queuedAgain({ attempts }: { attempts: number }, now: Date) {
  return { status: "pending", dueAt: now, roundStart: attempts, finishedAt: null };
}

/**
 * Sends an event to a webhook again, under the same id, whatever came of it before. One that waits for its next attempt gets
 * it now.
 * @throws AppError `not_found`, and `conflict` for a test or a webhook that is disabled.
 */
export async function redeliver(
  ctx: Ctx<"webhooks:write">,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<Delivery> {
  const queued = await mutate(ctx, async (tx, record) => {
    const webhook = await loadWebhook(tx, ctx, webhookId);
    const delivery = await tx.webhookDelivery.findFirst({ where: { id, webhookId } });
    if (!delivery) throw new AppError("not_found", "There is no such delivery of this webhook.");
    if (delivery.sequence === 0) throw new AppError("conflict", "A test is not sent again. Send a new one.");
    requireEnabled(webhook);
    const now = new Date();
    // One that runs at this moment is left to its attempt.
    const isRunning = delivery.leaseUntil !== null && delivery.leaseUntil > now;
    const data = isRunning ? {} : { ...queuedAgain(delivery, now), leaseOwner: null, leaseUntil: null };
    const saved = await tx.webhookDelivery.update({ where: { id }, data });
    record({ event: "webhook.redelivered", target: targetOf(webhook), after: { event: delivery.eventId } });
    return deliveryOf(saved);
  });
  wakeCourier();
  return queued;
}
