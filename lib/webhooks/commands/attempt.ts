import "server-only";
import { db } from "../../db/client";
import { type Prisma, transaction } from "../../db/transaction";
import { envelopeOf } from "../../events/envelope";
import { mayRead } from "../../events/needs";
import { recorder } from "../../metrics/recorder";
import { rightsOf } from "../queries/rights";
import { retryAfter, waitAfter } from "../schedule";
import { payloadOf } from "../webhook-row";
import { type Claimed, giveBack } from "./claim";
import { disableByItself } from "./disable";
import { isSuccess, type Sent, send } from "./send";
import type { StoredWebhook } from "./stored-webhook";

type Delivery = Prisma.WebhookDeliveryGetPayload<object>;

/** The success of a busy webhook is noted this often, in milliseconds: its row is read by every attempt. */
const noteEvery = 10_000;

/** Attempts a claimed delivery once. No transaction is open while the receiver is waited for. */
export async function attempt(claimed: Claimed, signal: AbortSignal): Promise<void> {
  const found = await db().webhookDelivery.findUnique({ where: { id: claimed.id }, include: { webhook: true } });
  if (!found || found.leaseOwner !== claimed.lease) return;
  const { webhook, ...delivery } = found;
  const now = new Date();
  const rights = await rightsOf(webhook, webhook.workspaceId, now);
  if (rights === null) {
    await disableByItself(webhook, "rights_lost", now);
    return giveBack(claimed, now);
  }
  const event = await db().publicEvent.findUnique({ where: { id: delivery.eventId } });
  if (!event) return end(claimed, "failed", "The event is older than 30 days and not kept any more.");
  if (!mayRead(event.needs, rights)) return end(claimed, "withheld", "");
  const payload = payloadOf(webhook);
  const body = JSON.stringify(envelopeOf(event, payload));
  const sent = await send(webhook, { eventId: event.id, body, attempt: delivery.attempts + 1 }, signal);
  if (signal.aborted && sent.outcome.status === null) return giveBack(claimed, new Date());
  if (sent.outcome.status === 410) await disableByItself(webhook, "gone", new Date());
  await settle(claimed, webhook, delivery, payload, sent);
}

/** Writes down what came of it, unless another attempt has begun since: this one took longer than its lease. */
async function settle(
  { id, lease }: Claimed,
  webhook: StoredWebhook,
  delivery: Delivery,
  payload: string,
  sent: Sent,
): Promise<void> {
  const { outcome, startedAt } = sent;
  const now = new Date();
  const next = nextOf(delivery, sent, now);
  recorder()?.webhooks.add({ outcome: next.status === "pending" ? "retried" : next.status });
  const attempts = delivery.attempts + 1;
  await transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, leaseOwner: lease },
      data: {
        ...next,
        attempts,
        leaseOwner: null,
        leaseUntil: null,
        responseStatus: outcome.status,
        responseMs: outcome.ms,
        error: outcome.error,
      },
    });
    if (count === 0) return;
    await tx.webhookAttempt.create({
      data: { deliveryId: id, number: attempts, startedAt, payload, requestBody: "", ...attemptOf(sent) },
    });
    await noteHealth(tx, webhook, isSuccess(outcome), now);
  });
}

/** What an attempt's row says of how it went. PostgreSQL takes no NUL. */
export function attemptOf({ outcome: { ms, status, error, snippet }, headers }: Sent) {
  const responseSnippet = snippet.replaceAll("\0", "\u2400");
  return { ms, responseStatus: status, error, requestHeaders: JSON.stringify(headers), responseSnippet };
}

type Next = { status: "delivered" | "failed" | "pending"; dueAt: Date | null; finishedAt: Date | null };

function nextOf({ attempts, roundStart }: Delivery, { outcome }: Sent, now: Date): Next {
  if (isSuccess(outcome)) return { status: "delivered", dueAt: null, finishedAt: now };
  const wait = waitAfter(attempts + 1 - roundStart);
  if (wait === null) return { status: "failed", dueAt: null, finishedAt: now };
  const asked = retryAfter(outcome.status, outcome.retryAfter, now.getTime());
  return { status: "pending", dueAt: new Date(now.getTime() + Math.max(wait, asked)), finishedAt: null };
}

async function noteHealth(
  tx: Prisma.TransactionClient,
  { id, failingSince, lastSuccessAt }: StoredWebhook,
  isWell: boolean,
  now: Date,
): Promise<void> {
  if (!isWell) {
    await tx.webhook.updateMany({ where: { id, failingSince: null }, data: { failingSince: now } });
    return;
  }
  const isNoted = failingSince === null && now.getTime() - (lastSuccessAt?.getTime() ?? 0) < noteEvery;
  if (!isNoted) await tx.webhook.updateMany({ where: { id }, data: { failingSince: null, lastSuccessAt: now } });
}

/** Ends a delivery that is not attempted. */
async function end({ id, lease }: Claimed, status: "failed" | "withheld", error: string): Promise<void> {
  await transaction((tx) =>
    tx.webhookDelivery.updateMany({
      where: { id, leaseOwner: lease },
      data: { status, error, dueAt: null, leaseOwner: null, leaseUntil: null, finishedAt: new Date() },
    }),
  );
}
