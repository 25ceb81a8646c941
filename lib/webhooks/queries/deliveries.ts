import "server-only";
import { db } from "../../db/client";
import { type Condition, pageOfRows } from "../../db/page-of-rows";
import { timeParameter } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import { holds, scopesOf } from "../../entry/holds";
import type { Pagination } from "../../entry/page";
import { AppError } from "../../errors";
import { envelopeOf } from "../../events/envelope";
import { mayRead } from "../../events/needs";
import { type DeliveryRow, deliveryColumns, deliveryOf } from "../delivery-row";
import type { DeliveryQuery } from "../query";
import { type Attempt, type Delivery, type DeliveryWithAttempts, testType } from "../schema";
import { getWebhook } from "./webhooks";

/** A page of what a webhook was sent. @throws AppError `not_found`, `cursor_invalid`, `cursor_mismatch`. */
export async function listDeliveries(
  ctx: Ctx<"webhooks:read">,
  webhookId: string,
  query: DeliveryQuery,
): Promise<{ data: Delivery[]; pagination: Pagination }> {
  const { id } = await getWebhook(ctx, webhookId);
  const conditions: Condition[] = [["webhook_id = ?", id]];
  if (query.status) conditions.push(["status = ?", query.status]);
  if (query.type) conditions.push(["event_type = ?", query.type]);
  if (query.event_id) conditions.push(["event_id = ?", query.event_id]);
  if (query.since) conditions.push(["created_at >= ?", timeParameter(query.since)]);
  const { rows, pagination } = await pageOfRows<DeliveryRow>(ctx, `/webhooks/${id}/deliveries`, query, {
    columns: deliveryColumns,
    table: "webhook_deliveries",
    order: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
    conditions,
  });
  return { data: rows.map(deliveryOf), pagination };
}

/** Attempts that are shown of one delivery; redelivered often enough there are more. */
const mostAttempts = 50;

/**
 * A delivery with what was sent and came back. The body is for those who could have asked for what it tells of; what a
 * receiver answered is for admins, so that a webhook is no way to read what a network shows.
 * @throws AppError `not_found`.
 */
export async function getDelivery(
  ctx: Ctx<"webhooks:read">,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<DeliveryWithAttempts> {
  const row = await db().webhookDelivery.findFirst({
    where: { id, webhookId, workspaceId: ctx.workspace.id },
    include: { tried: { orderBy: { number: "desc" }, take: mostAttempts } },
  });
  if (!row) throw new AppError("not_found", "There is no such delivery of this webhook.");
  const event = await db().publicEvent.findUnique({ where: { id: row.eventId } });
  const isAdmin = holds(ctx.actor, "*");
  // A test of another type holds a copy of some event.
  const mayReadBody = event ? mayRead(event.needs, scopesOf(ctx.actor)) : isAdmin || row.eventType === testType;
  const attempts = row.tried.reverse().map((attempt): Attempt => {
    const body =
      attempt.requestBody || (event ? JSON.stringify(envelopeOf(event, payloadSent(attempt.payload))) : null);
    return {
      number: attempt.number,
      started_at: attempt.startedAt.toISOString(),
      response_status: attempt.responseStatus,
      response_ms: attempt.responseStatus === null && attempt.error === "" ? null : attempt.ms,
      error: attempt.error,
      request_headers: JSON.parse(attempt.requestHeaders) as Record<string, string>,
      request_body: mayReadBody ? body : null,
      response_snippet: isAdmin ? attempt.responseSnippet : null,
    };
  });
  return { ...deliveryOf(row), attempts };
}

function payloadSent(payload: string | null): "full" | "thin" {
  return payload === "thin" ? "thin" : "full";
}
