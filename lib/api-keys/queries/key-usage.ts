import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import type { KeyUsage, UsageBar } from "../evidence";
import { keyWithin } from "./find";

const hour = 3_600_000;
const day = 24 * hour;
const hoursShown = 48;
const daysShown = 30;

/** How often a key was let in and refused, by hour and by day. @throws AppError `not_found`. */
export async function keyUsage(ctx: Ctx<"api_keys:read">, id: string): Promise<KeyUsage> {
  await keyWithin(db(), ctx, id);
  await flushEvidence();
  const now = ctx.now.getTime();
  const firstDay = now - (now % day) - (daysShown - 1) * day;
  const sums = await db().apiKeyUsage.groupBy({
    by: ["hour"],
    where: { apiKeyId: id, hour: { gte: new Date(firstDay) } },
    _sum: { allowed: true, refused: true },
  });
  const counted = sums.map(({ hour: at, _sum }) => ({
    at: at.getTime(),
    allowed: _sum.allowed ?? 0,
    refused: _sum.refused ?? 0,
  }));
  const firstHour = now - (now % hour) - (hoursShown - 1) * hour;
  return { hours: bars(counted, firstHour, hour, hoursShown), days: bars(counted, firstDay, day, daysShown) };
}

type Counted = { at: number; allowed: number; refused: number };

/** Every bar from `first` on, the empty ones too. */
function bars(counted: readonly Counted[], first: number, width: number, many: number): UsageBar[] {
  const all = Array.from({ length: many }, (_, index): UsageBar => {
    return { at: new Date(first + index * width).toISOString(), allowed: 0, refused: 0 };
  });
  for (const { at, allowed, refused } of counted) {
    const bar = all[Math.floor((at - first) / width)];
    if (!bar) continue;
    bar.allowed += allowed;
    bar.refused += refused;
  }
  return all;
}
