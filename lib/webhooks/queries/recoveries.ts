import "server-only";
import { db, type Prisma } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { Recovery } from "../schema";

/** The API's shape of a stored recovery. */
export function recoveryOf(row: Prisma.WebhookRecoveryGetPayload<object>): Recovery {
  return {
    id: row.id,
    webhook_id: row.webhookId,
    status: row.finishedAt === null ? "running" : "done",
    only: row.only === "all" ? "all" : "failed",
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    queued: row.queued,
    created_at: row.createdAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

/** How far a recovery is. @throws AppError `not_found`. */
export async function getRecovery(
  ctx: Ctx<"webhooks:read">,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<Recovery> {
  const row = await db().webhookRecovery.findFirst({ where: { id, webhookId, workspaceId: ctx.workspace.id } });
  if (!row) throw new AppError("not_found", "There is no such recovery of this webhook.");
  return recoveryOf(row);
}
