import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import { confirmNameDays, type RevokeImpact, type RevokeImpacts } from "../schema";
import { keyWithin, within } from "./find";

const day = 86_400_000;

/** How many addresses and endpoints the revoke dialog names. */
const named = 5;

/** What will stop when the key is revoked. @throws AppError `not_found`. */
export async function revokeImpact(ctx: Ctx<"api_keys:read">, { id }: { id: string }): Promise<RevokeImpact> {
  const key = await keyWithin(db(), ctx, id);
  await flushEvidence();
  const where = { apiKeyId: id, hour: { gte: dayBefore(ctx.now) } };
  const [byIp, byRoute] = await Promise.all([
    db().apiKeyUsage.groupBy({ by: ["ip"], where, _sum: sums }),
    db().apiKeyUsage.groupBy({ by: ["route"], where, _sum: sums }),
  ]);
  const addresses = byIp.map(({ ip, _sum }) => ({ ip, calls: callsOf(_sum) })).sort(busiest);
  const endpoints = byRoute.map(({ route, _sum }) => ({ route, calls: callsOf(_sum) })).sort(busiest);
  return {
    id,
    name: key.name,
    calls: endpoints.reduce((sum, { calls }) => sum + calls, 0),
    addresses: addresses.slice(0, named),
    endpoints: endpoints.slice(0, named),
    addressCount: addresses.length,
    endpointCount: endpoints.length,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    confirmName: usedRecently(key, ctx.now),
  };
}

/** The same for several keys at once; what is beyond the reader's reach is left out. */
export async function revokeImpacts(
  ctx: Ctx<"api_keys:read">,
  { ids }: { ids: readonly string[] },
): Promise<RevokeImpacts> {
  const keys = await db().apiKey.findMany({
    where: { AND: [within(ctx), { id: { in: [...ids] } }] },
    select: { id: true, name: true, lastUsedAt: true },
  });
  await flushEvidence();
  const counted = await db().apiKeyUsage.groupBy({
    by: ["apiKeyId"],
    where: { apiKeyId: { in: keys.map(({ id }) => id) }, hour: { gte: dayBefore(ctx.now) } },
    _sum: sums,
  });
  const calls = new Map(counted.map(({ apiKeyId, _sum }) => [apiKeyId, callsOf(_sum)]));
  const impacts = keys.map((key) => ({
    id: key.id,
    name: key.name,
    calls: calls.get(key.id) ?? 0,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    usedRecently: usedRecently(key, ctx.now),
  }));
  return { keys: impacts.sort(busiest) };
}

/** Usage is counted by the hour, so "24 hours" reaches back to the start of the hour 24 hours ago. */
function dayBefore(now: Date): Date {
  return new Date(Math.floor((now.getTime() - day) / 3_600_000) * 3_600_000);
}

function usedRecently({ lastUsedAt }: { lastUsedAt: Date | null }, now: Date): boolean {
  return lastUsedAt !== null && lastUsedAt.getTime() > now.getTime() - confirmNameDays * day;
}

const sums = { allowed: true, refused: true } as const;

function callsOf(sum: { allowed: number | null; refused: number | null }): number {
  return (sum.allowed ?? 0) + (sum.refused ?? 0);
}

function busiest(a: { calls: number }, b: { calls: number }): number {
  return b.calls - a.calls;
}
