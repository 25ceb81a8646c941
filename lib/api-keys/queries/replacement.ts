import "server-only";
import { isLive } from "../../access/key-status";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { flushEvidence } from "../../usage/evidence";
import { type StoredKey, toRow } from "../row";
import type { Replacement, ReplacementSide, ReplacementUnderWay } from "../schema";
import { keyWithin } from "./find";
import { ownersOf } from "./owners";
import { replacementsOf } from "./replacements";

const hour = 3_600_000;

/**
 * A key and the one that is taking over from it, with what each has been doing; asked by the id of either. `to` is null
 * while the key has no replacement, or none that lives.
 * @throws AppError `not_found`.
 */
export async function getReplacement(ctx: Ctx<"api_keys:read">, { id }: { id: string }): Promise<Replacement> {
  const asked = await keyWithin(db(), ctx, id);
  await flushEvidence();
  const newer = (await replacementsOf(db(), ctx, [id])).get(id);
  const older = newer === undefined ? await findWithin(ctx, asked.replacesId) : null;
  const from = older ?? asked;
  const to = older ? asked : await findWithin(ctx, newer ?? null);
  const owners = await ownersOf(ctx.workspace.id, to ? [from.ownerId, to.ownerId] : [from.ownerId]);
  const side = async (key: StoredKey, replacedBy?: string): Promise<ReplacementSide> => ({
    key: toRow(key, owners(key.ownerId), ctx.now, { replacedBy }),
    ...(await recentUse(ctx, key)),
  });
  const since = hourBefore(ctx.now).toISOString();
  return { at: ctx.now.toISOString(), since, from: await side(from, to?.id), to: to && (await side(to)) };
}

/** The same for a page: null unless both keys live, since there is nothing to finish otherwise. */
export async function findReplacement(ctx: Ctx<"api_keys:read">, id: string): Promise<ReplacementUnderWay | null> {
  const { to, ...rest } = await getReplacement(ctx, { id });
  return to && isLive(rest.from.key.status) && isLive(to.key.status) ? { ...rest, to } : null;
}

async function findWithin(ctx: Ctx<"api_keys:read">, id: string | null): Promise<StoredKey | null> {
  if (id === null) return null;
  return keyWithin(db(), ctx, id).catch((error) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}

/** Usage is counted by the hour, so the last hour reaches back to the start of the one before. */
function hourBefore(now: Date): Date {
  return new Date(Math.floor(now.getTime() / hour) * hour - hour);
}

/**
 * Refused calls count too: whoever is refused with the old key still holds it. "Last used" knows only of calls that were
 * let in; an hour with any other calls counts until its end.
 */
async function recentUse(ctx: Ctx, key: StoredKey): Promise<Pick<ReplacementSide, "calls" | "lastCallAt">> {
  const [recent, last] = await Promise.all([
    db().apiKeyUsage.aggregate({
      where: { apiKeyId: key.id, hour: { gte: hourBefore(ctx.now) } },
      _sum: { allowed: true, refused: true },
    }),
    db().apiKeyUsage.findFirst({
      where: { apiKeyId: key.id, refused: { gt: 0 } },
      orderBy: { hour: "desc" },
      select: { hour: true },
    }),
  ]);
  const refusedAt = last ? Math.min(last.hour.getTime() + hour, ctx.now.getTime()) : 0;
  const lastCallAt = Math.max(key.lastUsedAt?.getTime() ?? 0, refusedAt);
  return {
    calls: (recent._sum.allowed ?? 0) + (recent._sum.refused ?? 0),
    lastCallAt: lastCallAt > 0 ? new Date(lastCallAt).toISOString() : null,
  };
}
