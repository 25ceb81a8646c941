import "server-only";
import { readRows } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import type { WebhookHealth } from "../health";

type Row = {
  id: string;
  failingSince: number | null;
  lastSuccessAt: number | null;
  status: string | null;
  count: number;
};

/** Deliveries that the rate is of, at most. */
const looked = 1_000;

/** How each webhook of the workspace fares, or one of them: of its newest deliveries that have ended. */
export async function webhookHealth(ctx: Ctx<"webhooks:read">, id?: string): Promise<Map<string, WebhookHealth>> {
  const rows = await readRows<Row>(
    `SELECT w.id, w.failing_since AS "failingSince", w.last_success_at AS "lastSuccessAt", d.status, d.count
     FROM webhooks w LEFT JOIN (
       SELECT webhook_id, status, count(*) AS count FROM (
         SELECT webhook_id, status, row_number() OVER (PARTITION BY webhook_id ORDER BY created_at DESC) AS place
         FROM webhook_deliveries WHERE workspace_id = ? AND status IN ('delivered', 'failed') AND sequence > 0
       ) newest WHERE place <= ${looked} GROUP BY webhook_id, status
     ) d ON d.webhook_id = w.id
     WHERE w.workspace_id = ?${id === undefined ? "" : " AND w.id = ?"}`,
    [ctx.workspace.id, ctx.workspace.id, ...(id === undefined ? [] : [id])],
  );
  const found = new Map<string, WebhookHealth>();
  for (const row of rows) {
    const { failingSince, lastSuccessAt } = row;
    const health = found.get(row.id) ?? { failingSince, lastSuccessAt, delivered: 0, failed: 0 };
    const counted = row.status === null ? {} : { [row.status]: Number(row.count) };
    found.set(row.id, { ...health, ...counted });
  }
  return found;
}
