import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { holds, scopesOf } from "../../entry/holds";
import { Mistakes } from "../../entry/invalid";
import { apiBase } from "../../entry/public/routes";
import { type EventRow, envelopeOf } from "../../events/envelope";
import { eventTypeNames } from "../../events/event-types";
import { readable } from "../../events/needs";
import { newId } from "../../id";
import type { TestWebhook } from "../input";
import { rightsOf } from "../queries/rights";
import { noSuchWebhook } from "../queries/webhooks";
import { type TestOutcome, testType } from "../schema";
import { payloadOf } from "../webhook-row";
import { attemptOf } from "./attempt";
import { newDelivery } from "./dispatch";
import { isSuccess, send } from "./send";
import type { StoredWebhook } from "./stored-webhook";

/**
 * Sends a test and waits for what comes of it, also while the webhook is disabled. It stands in the log like any other, is
 * not repeated, and says nothing about how the webhook fares.
 * @throws AppError `not_found`, and `validation_failed` for a type of which there has been no event.
 */
export async function testWebhook(
  ctx: Ctx<"webhooks:write">,
  id: string,
  { type = testType }: TestWebhook,
): Promise<TestOutcome> {
  const webhook = await db().webhook.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
  if (!webhook) throw noSuchWebhook();
  const event = type === testType ? testEvent(ctx, webhook) : await copyOfNewest(ctx, webhook, type);
  const body = JSON.stringify(envelopeOf(event, payloadOf(webhook)));
  const sent = await send(webhook, { eventId: event.id, body, attempt: 1 });
  const { status, ms, error, snippet } = sent.outcome;
  const outcome = isSuccess(sent.outcome) ? "delivered" : "failed";
  const delivery = {
    ...newDelivery(webhook, event, sent.startedAt),
    ...{ status: outcome, attempts: 1, dueAt: null, finishedAt: new Date() },
    ...{ responseStatus: status, responseMs: ms, error },
  };
  await transaction(async (tx) => {
    // Deleted meanwhile: there is no log to stand in.
    if ((await tx.webhook.count({ where: { id } })) === 0) return;
    await tx.webhookDelivery.create({ data: delivery });
    const attempt = { deliveryId: delivery.id, number: 1, startedAt: sent.startedAt, requestBody: body };
    await tx.webhookAttempt.create({ data: { ...attempt, ...attemptOf(sent) } });
  });
  return {
    delivery: {
      id: delivery.id,
      status: outcome,
      response_status: status,
      response_ms: ms,
      error,
      response_snippet: holds(ctx.actor, "*") ? snippet : null,
    },
  };
}

function testEvent(ctx: Ctx, { id, workspaceId, url }: StoredWebhook): EventRow {
  return {
    id: newId("evt", ctx.now.getTime()),
    workspaceId,
    sequence: 0,
    type: testType,
    resourceType: "webhook",
    resourceId: id,
    needs: "",
    actorType: ctx.actor.type,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    requestId: ctx.requestId,
    url: `${apiBase}/webhooks/${id}`,
    data: JSON.stringify({ object: { id, url }, previous: {} }),
    createdAt: ctx.now,
  };
}

/** The newest event of a type that both the caller and the webhook may read, as if it happened again. */
async function copyOfNewest(ctx: Ctx, webhook: StoredWebhook, type: string): Promise<EventRow> {
  const rights = (await rightsOf(webhook, webhook.workspaceId, ctx.now)) ?? new Set();
  const both = new Set([...scopesOf(ctx.actor)].filter((scope) => rights.has(scope)));
  const newest = await db().publicEvent.findFirst({
    where: { workspaceId: webhook.workspaceId, type, needs: { in: readable(both) } },
    orderBy: { sequence: "desc" },
  });
  const mistakes = new Mistakes();
  const isType = eventTypeNames.some((name) => name === type);
  if (!newest) mistakes.add("/type", isType ? "has had no event yet that could be sent" : "is no type of event");
  mistakes.throwIfAny();
  return { ...(newest ?? testEvent(ctx, webhook)), id: newId("evt", ctx.now.getTime()), sequence: 0 };
}
