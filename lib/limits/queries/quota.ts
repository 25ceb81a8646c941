import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import { endOfMonth, monthOf } from "../../usage/monthly";
import type { MonthlyUse } from "../schema";

/** The calls of this month and the quota. What other instances counted in the last seconds is not in it yet. */
export async function getMonthlyUse(ctx: Ctx<"policy:read"> | Ctx<"policy:manage">): Promise<MonthlyUse> {
  await flushEvidence();
  const workspaceId = ctx.workspace.id;
  const now = ctx.now.getTime();
  const month = monthOf(now);
  const [usage, quota] = await Promise.all([
    db().monthlyUsage.findUnique({ where: { workspaceId_month: { workspaceId, month } }, select: { calls: true } }),
    db().monthlyQuota.findUnique({ where: { workspaceId }, select: { calls: true, refuses: true } }),
  ]);
  return { month, used: Number(usage?.calls ?? 0), endsAt: new Date(endOfMonth(now)), quota };
}
