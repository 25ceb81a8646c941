import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { type Policy, policies } from "../../rate-limit/policies";
import { limitOf } from "../queries/limits";
import type { ClearLimit, Limit, LimitOverride, SetLimit } from "../schema";

/**
 * Sets a limit of the workspace in the place of the published one, as a whole: what is not given is not kept.
 * @throws AppError `validation_failed` for an end in the past.
 */
export async function setLimit(ctx: Ctx<"policy:manage">, input: SetLimit): Promise<Limit> {
  const { policy, limit, windowSeconds, reason = "", expiresAt = null } = input;
  const partition = input.partition ?? policies[policy].partition;
  if (expiresAt !== null && expiresAt <= ctx.now) throw endsInThePast();
  const key = { workspaceId_policy: { workspaceId: ctx.workspace.id, policy } };
  return mutate(ctx, async (tx, record) => {
    const old = await tx.rateLimitOverride.findUnique({ where: key });
    const given = { limit, windowSeconds, partition, reason, expiresAt };
    const before = limitOf(policy, old, ctx.now);
    if (before.override && same(before.override, given)) return unchanged(before);
    const createdById = ctx.actor.type === "user" ? ctx.actor.id : null;
    const data = { ...given, createdById, createdAt: ctx.now };
    const row = old
      ? await tx.rateLimitOverride.update({ where: key, data })
      : await tx.rateLimitOverride.create({
          data: { id: newId("rlo"), workspaceId: ctx.workspace.id, policy, ...data },
        });
    record({
      event: "limit.set",
      target: { id: policy, name: policies[policy].label },
      before: told(before.override ?? { ...before.published, reason: "", expiresAt: null }),
      after: told(given),
    });
    return limitOf(policy, row, ctx.now);
  });
}

/** Goes back to the published limit; does nothing when it counts already. */
export async function clearLimit(ctx: Ctx<"policy:manage">, { policy }: ClearLimit): Promise<Limit> {
  const key = { workspaceId_policy: { workspaceId: ctx.workspace.id, policy } };
  return mutate(ctx, async (tx, record) => {
    const published = limitOf(policy, null, ctx.now);
    const old = await tx.rateLimitOverride.findUnique({ where: key });
    const { override } = limitOf(policy, old, ctx.now);
    if (!override) return unchanged(published);
    await tx.rateLimitOverride.delete({ where: key });
    record({
      event: "limit.cleared",
      target: { id: policy, name: published.label },
      before: told(override),
      after: told({ ...published.published, reason: "", expiresAt: null }),
    });
    return published;
  });
}

type Terms = Pick<LimitOverride, "limit" | "windowSeconds" | "reason" | "expiresAt"> & Pick<Policy, "partition">;

function same(a: Terms, b: Terms): boolean {
  return JSON.stringify(told(a)) === JSON.stringify(told(b));
}

function told({ limit, windowSeconds, partition, reason, expiresAt }: Terms): Record<string, unknown> {
  return {
    limit,
    window_seconds: windowSeconds,
    per: partition,
    ...(reason ? { reason } : {}),
    ...(expiresAt ? { expires_at: expiresAt.toISOString() } : {}),
  };
}

function endsInThePast(): AppError {
  const detail = "The end lies in the past. Choose a later one.";
  return new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer: "/expiresAt", detail }] });
}
