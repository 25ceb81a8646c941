import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { confirmNameDays, type RevokeImpact } from "../schema";
import { keyWithin } from "./find";

const day = 86_400_000;

/** How many addresses and endpoints the revoke dialog names. */
const named = 5;

/** What will stop when the key is revoked. @throws AppError `not_found`. */
export async function revokeImpact(ctx: Ctx<"api_keys:read">, { id }: { id: string }): Promise<RevokeImpact> {
  const key = await keyWithin(db(), ctx, id);
  // Usage is counted by the hour, so "24 hours" reaches back to the start of the hour 24 hours ago.
  const since = new Date(Math.floor((ctx.now.getTime() - day) / 3_600_000) * 3_600_000);
  const where = { apiKeyId: id, hour: { gte: since } };
  const sums = { allowed: true, refused: true } as const;
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
    confirmName: key.lastUsedAt !== null && key.lastUsedAt.getTime() > ctx.now.getTime() - confirmNameDays * day,
  };
}

function callsOf(sum: { allowed: number | null; refused: number | null }): number {
  return (sum.allowed ?? 0) + (sum.refused ?? 0);
}

function busiest(a: { calls: number }, b: { calls: number }): number {
  return b.calls - a.calls;
}
