import "server-only";
import { db, type Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { defaultPolicy, type PolicyName, policies, policyNames } from "../../rate-limit/policies";
import type { Limit, LimitOverride } from "../schema";

/** Every policy, in the order of the table, with what this workspace made of it. */
export async function listLimits(ctx: Ctx<"policy:read">): Promise<Limit[]> {
  const rows = await db().rateLimitOverride.findMany({ where: { workspaceId: ctx.workspace.id } });
  const byPolicy = new Map(rows.map((row) => [row.policy, row]));
  return policyNames.map((name) => limitOf(name, byPolicy.get(name) ?? null, ctx.now));
}

type Row = NonNullable<Awaited<ReturnType<Tx["rateLimitOverride"]["findFirst"]>>>;

/** A policy as it stands with this override's row. */
export function limitOf(policy: PolicyName, row: Row | null, now: Date): Limit {
  const { label, overridable } = policies[policy];
  const published = defaultPolicy(policy);
  const override = row ? overrideOf(row) : null;
  const counts = override !== null && overridable && (override.expiresAt === null || override.expiresAt > now);
  if (!counts) return { policy, label, overridable, published, override, inForce: published };
  const { limit, windowSeconds, partition } = override;
  const inForce = { name: policy, limit, windowSeconds, partition, overridden: true };
  return { policy, label, overridable, published, override, inForce };
}

function overrideOf({
  limit,
  windowSeconds,
  partition,
  reason,
  expiresAt,
  createdAt,
  createdById,
}: Row): LimitOverride {
  const by = partition === "key" ? "key" : "ip";
  return { limit, windowSeconds, partition: by, reason, expiresAt, createdAt, createdById };
}
