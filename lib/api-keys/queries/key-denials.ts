import "server-only";
import type { DenialReason } from "../../access/denial";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import type { KeyDenials } from "../evidence";
import { keyWithin } from "./find";

const day = 86_400_000;
const daysShown = 30;
const rowsShown = 50;

/** What a key was refused, by reason and address, the latest first. @throws AppError `not_found`. */
export async function keyDenials(ctx: Ctx<"api_keys:read">, id: string): Promise<KeyDenials> {
  await keyWithin(db(), ctx, id);
  await flushEvidence();
  const groups = await db().apiKeyDenial.groupBy({
    by: ["reason", "ip"],
    where: { apiKeyId: id, day: { gte: new Date(ctx.now.getTime() - daysShown * day) } },
    _sum: { count: true },
    _min: { firstAt: true },
    _max: { lastAt: true },
  });
  const rows = groups.map(({ reason, ip, _sum, _min, _max }) => ({
    reason: reason as DenialReason,
    ip,
    count: _sum.count ?? 0,
    firstAt: (_min.firstAt ?? ctx.now).toISOString(),
    lastAt: (_max.lastAt ?? ctx.now).toISOString(),
  }));
  rows.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  return { rows: rows.slice(0, rowsShown), more: Math.max(rows.length - rowsShown, 0) };
}
