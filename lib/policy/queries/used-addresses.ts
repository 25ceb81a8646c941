import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { UsedAddress } from "../schema";

/** How far back addresses count as in use, in days. */
export const usedWithinDays = 30;
const most = 500;

/**
 * The addresses that keys of this workspace were really used from, the busiest first: calls that were let in, within
 * the last 30 days, of keys that are not revoked.
 */
export async function usedAddresses(ctx: Ctx<"policy:read">): Promise<UsedAddress[]> {
  const since = new Date(ctx.now.getTime() - usedWithinDays * 86_400_000);
  const rows = await db().apiKeyUsage.groupBy({
    by: ["ip", "apiKeyId"],
    where: {
      hour: { gte: since },
      allowed: { gt: 0 },
      // What could not be told apart is no address that a list can name.
      ip: { notIn: ["unknown", "other"] },
      apiKey: { workspaceId: ctx.workspace.id, revokedAt: null },
    },
    _sum: { allowed: true },
    orderBy: { _sum: { allowed: "desc" } },
    take: most,
  });
  const byIp = new Map<string, { ip: string; calls: number; keys: number }>();
  for (const { ip, _sum } of rows) {
    const known = byIp.get(ip) ?? { ip, calls: 0, keys: 0 };
    byIp.set(ip, { ip, calls: known.calls + (_sum.allowed ?? 0), keys: known.keys + 1 });
  }
  return [...byIp.values()].sort((a, b) => b.calls - a.calls);
}
