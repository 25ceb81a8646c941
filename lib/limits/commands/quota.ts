import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { monthlyQuota } from "../../rate-limit/policies";
import { getMonthlyUse } from "../queries/quota";
import type { MonthlyUse, SetQuota } from "../schema";

const target = { id: monthlyQuota.name, name: monthlyQuota.label };

/** Sets how many calls the workspace may make in a month, from this one on. */
export async function setQuota(ctx: Ctx<"policy:manage">, given: SetQuota): Promise<MonthlyUse> {
  const where = { workspaceId: ctx.workspace.id };
  await mutate(ctx, async (tx, record) => {
    const before = await tx.monthlyQuota.findUnique({ where, select: { calls: true, refuses: true } });
    if (before?.calls === given.calls && before.refuses === given.refuses) return unchanged(null);
    const createdById = ctx.actor.type === "user" ? ctx.actor.id : null;
    const data = { calls: given.calls, refuses: given.refuses, createdById, createdAt: ctx.now };
    await tx.monthlyQuota.upsert({ where, create: { ...where, ...data }, update: data });
    record({ event: "quota.set", target, before: before ?? { calls: null }, after: given });
    return null;
  });
  return getMonthlyUse(ctx);
}

/** Takes the quota away; does nothing when there is none. */
export async function clearQuota(ctx: Ctx<"policy:manage">): Promise<MonthlyUse> {
  const where = { workspaceId: ctx.workspace.id };
  await mutate(ctx, async (tx, record) => {
    const before = await tx.monthlyQuota.findUnique({ where, select: { calls: true, refuses: true } });
    if (!before) return unchanged(null);
    await tx.monthlyQuota.delete({ where });
    record({ event: "quota.cleared", target, before, after: { calls: null } });
    return null;
  });
  return getMonthlyUse(ctx);
}
