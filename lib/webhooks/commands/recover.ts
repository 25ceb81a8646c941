import "server-only";
import { mutate } from "../../audit/mutate";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { newId } from "../../id";
import type { RecoverWindow } from "../input";
import { recoveryOf } from "../queries/recoveries";
import { rightsOf } from "../queries/rights";
import type { Recovery } from "../schema";
import { disableByItself } from "./disable";
import { newDelivery } from "./dispatch";
import { queuedAgain, requireEnabled } from "./redeliver";
import { loadWebhook, targetOf } from "./stored-webhook";
import { wakeCourier } from "./wake";
import { wantedBy } from "./wanted";

/** Events that one step looks at. */
const atOnce = 200;

/**
 * Sends a window of events to a webhook again, as they were and under their ids: what failed and what was never queued, or
 * all. The courier queues it piece by piece.
 * @throws AppError `not_found`, `conflict`.
 */
export async function recover(
  ctx: Ctx<"webhooks:write">,
  webhookId: string,
  { since, until, only }: RecoverWindow,
): Promise<Recovery> {
  const recovery = await mutate(ctx, async (tx, record) => {
    const webhook = await loadWebhook(tx, ctx, webhookId);
    requireEnabled(webhook);
    const now = new Date();
    const id = newId("rcv", now.getTime());
    const workspaceId = ctx.workspace.id;
    const window = { since, until: until ?? now };
    const first = await tx.publicEvent.findFirst({
      where: { workspaceId, createdAt: { gte: since } },
      orderBy: { sequence: "asc" },
      select: { sequence: true },
    });
    const position = first ? first.sequence - 1 : webhook.position;
    const row = { id, workspaceId, webhookId, only, ...window, position, queued: 0, createdAt: now };
    const saved = await tx.webhookRecovery.create({ data: row });
    const after = { only, since: window.since.toISOString(), until: window.until.toISOString() };
    record({ event: "webhook.recovered", target: targetOf(webhook), after });
    return saved;
  });
  wakeCourier();
  return recoveryOf(recovery);
}

/** Recoveries that have more to queue. */
export async function unfinishedRecoveries(): Promise<string[]> {
  const rows = await db().webhookRecovery.findMany({
    where: { finishedAt: null, webhook: { disabledAt: null } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * The next piece of a recovery. Its position moves with what it queues, from the one that was read: of any number of
 * instances one does it.
 */
export async function continueRecovery(id: string, now: Date): Promise<void> {
  const recovery = await db().webhookRecovery.findUnique({ where: { id }, include: { webhook: true } });
  if (!recovery || recovery.finishedAt !== null) return;
  const { webhook, workspaceId, position, since, until } = recovery;
  const rights = await rightsOf(webhook, workspaceId, now);
  if (rights === null) return disableByItself(webhook, "rights_lost", now);
  // What the webhook has not looked at yet comes by itself.
  const events = await db().publicEvent.findMany({
    where: { workspaceId, sequence: { gt: position, lte: webhook.position }, createdAt: { gte: since, lte: until } },
    orderBy: { sequence: "asc" },
    take: atOnce,
  });
  const wanted = await wantedBy(webhook, rights, events);
  const last = events.at(-1);
  const isOver = last === undefined || events.length < atOnce;
  await transaction(async (tx) => {
    const { count } = await tx.webhookRecovery.updateMany({
      where: { id, position, finishedAt: null },
      data: { position: last?.sequence ?? position, finishedAt: isOver ? now : null },
    });
    if (count === 0) return;
    const known = await tx.webhookDelivery.findMany({
      where: { webhookId: webhook.id, eventId: { in: wanted.map((event) => event.id) } },
    });
    const byEvent = new Map(known.map((delivery) => [delivery.eventId, delivery]));
    const missing = wanted.filter((event) => !byEvent.has(event.id));
    const again = known.filter(
      ({ status }) => status === "failed" || (recovery.only === "all" && status !== "pending"),
    );
    if (missing.length > 0) {
      await tx.webhookDelivery.createMany({ data: missing.map((event) => newDelivery(webhook, event, now)) });
    }
    for (const delivery of again) {
      await tx.webhookDelivery.update({ where: { id: delivery.id }, data: queuedAgain(delivery, now) });
    }
    const queued = { increment: missing.length + again.length };
    await tx.webhookRecovery.update({ where: { id }, data: { queued } });
  });
}
