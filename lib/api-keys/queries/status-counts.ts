import "server-only";
import { type KeyStatus, keyStatus } from "../../access/key-status";
import { db, type Prisma } from "../../db/client";
import { readRows, timeParameter } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import { keyStatuses } from "../list-query";
import { statusFilter } from "./list-filter";

/** So many keys are fetched and counted here; of more the database counts, in four passes. */
const few = 200;

/** How many of the keys that `where` finds are in each status. */
export async function countByStatus(
  ctx: Ctx<"api_keys:read">,
  where: Prisma.ApiKeyWhereInput,
): Promise<Record<KeyStatus, number>> {
  const columns = { revokedAt: true, expiresAt: true, disabledAt: true } as const;
  const found = await db().apiKey.findMany({ where, select: columns, take: few + 1 });
  if (found.length <= few) {
    const counts = { active: 0, disabled: 0, expired: 0, revoked: 0 };
    for (const key of found) counts[keyStatus(key, ctx.now)] += 1;
    return counts;
  }
  const counted = await Promise.all(
    keyStatuses.map((status) => db().apiKey.count({ where: { AND: [where, statusFilter(status, ctx.now)] } })),
  );
  const [active = 0, disabled = 0, expired = 0, revoked = 0] = counted;
  return { active, disabled, expired, revoked };
}

/** The same of every key within the reader's reach, in one pass: what most visits ask for. */
export async function countAllByStatus(ctx: Ctx<"api_keys:read">): Promise<Record<KeyStatus, number>> {
  const now = timeParameter(ctx.now);
  const own = ctx.reach === "own" ? [ctx.actor.id] : [];
  const [row] = await readRows<Record<KeyStatus, number | string | null>>(
    `SELECT
       SUM(CASE WHEN revoked_at IS NOT NULL THEN 1 ELSE 0 END) AS revoked,
       SUM(CASE WHEN revoked_at IS NULL AND expires_at <= ? THEN 1 ELSE 0 END) AS expired,
       SUM(CASE WHEN ${lives} AND disabled_at IS NOT NULL THEN 1 ELSE 0 END) AS disabled,
       SUM(CASE WHEN ${lives} AND disabled_at IS NULL THEN 1 ELSE 0 END) AS active
     FROM api_keys WHERE workspace_id = ?${own.length > 0 ? " AND owner_id = ?" : ""}`,
    [now, now, now, ctx.workspace.id, ...own],
  );
  // PostgreSQL's sums are text, and null of no rows at all.
  const count = (name: KeyStatus) => Number(row?.[name] ?? 0);
  return { active: count("active"), disabled: count("disabled"), expired: count("expired"), revoked: count("revoked") };
}

const lives = "revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)";
