import "server-only";
import { type Condition, inWorkspace, pageOfRows } from "../../db/page-of-rows";
import { pointRead } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import type { Pagination } from "../../entry/page";
import { AppError } from "../../errors";
import type { WebhookQuery } from "../query";
import type { Webhook } from "../schema";
import { type WebhookRow, webhookColumns, webhookOf } from "../webhook-row";

const readById = pointRead<WebhookRow>(
  "webhook-by-id",
  `SELECT ${webhookColumns} FROM webhooks WHERE workspace_id = ? AND id = ?`,
);

/** @throws AppError `not_found`, also for another workspace's. */
export async function getWebhook(ctx: Ctx<"webhooks:read">, id: string): Promise<Webhook> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw noSuchWebhook();
  return webhookOf(row, ctx.now.getTime());
}

/** A page of the workspace's webhooks. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listWebhooks(
  ctx: Ctx<"webhooks:read">,
  query: WebhookQuery,
): Promise<{ data: Webhook[]; pagination: Pagination }> {
  const conditions: Condition[] = [[inWorkspace(false), ctx.workspace.id]];
  const { rows, pagination } = await pageOfRows<WebhookRow>(ctx, "/webhooks", query, {
    columns: webhookColumns,
    table: "webhooks",
    order: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
    conditions,
  });
  return { data: rows.map((row) => webhookOf(row, ctx.now.getTime())), pagination };
}

export function noSuchWebhook(): AppError {
  return new AppError("not_found", "There is no such webhook in this workspace.");
}
