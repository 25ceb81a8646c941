import "server-only";
import { roleNames } from "../../access/roles";
import { canGrant, scopeNames } from "../../access/scopes";
import { db } from "../../db/client";
import { readRows, timeParameter } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import { live } from "../commands/live";
import type { KeyHealth } from "../list-query";
import { within } from "./find";
import { idsBeingReplaced, idsWiderThanUsed } from "./health-ids";
import { idleSince } from "./list-filter";

/**
 * How many live keys each of the health filters would show, within the reader's reach. What a row tells by itself is
 * counted in one pass, past Prisma; `healthFilter` says the same of rows, and the tests hold the two together.
 */
export async function apiKeyHealth(ctx: Ctx<"api_keys:read">): Promise<Record<KeyHealth, number>> {
  const [counted, replaced, wider] = await Promise.all([countRows(ctx), idsBeingReplaced(ctx), idsWiderThanUsed(ctx)]);
  const unfinished =
    replaced.length === 0
      ? 0
      : await db().apiKey.count({ where: { AND: [within(ctx), live(ctx.now), { id: { in: replaced } }] } });
  return { ...counted, wider: wider.length, unfinished };
}

type Counted = Exclude<KeyHealth, "wider" | "unfinished">;

const conditions: Record<Counted, string> = {
  never_used: "k.last_used_at IS NULL",
  idle: "k.last_used_at < ? OR (k.last_used_at IS NULL AND k.created_at < ?)",
  no_expiry: "k.expires_at IS NULL",
  no_ip_list: "k.allowed_ips = ''",
  role_too_low: ["m.role IS NULL", ...roleNames.flatMap(lostThrough)].join(" OR "),
};

/** Names from the table of permissions, not from anybody's input. */
function lostThrough(role: string & (typeof roleNames)[number]): string[] {
  const refused = scopeNames.filter((scope) => !canGrant(role, scope));
  if (refused.length === 0) return [];
  return [`(m.role = '${role}' AND (${refused.map((scope) => `k.scopes LIKE '%${scope}%'`).join(" OR ")}))`];
}

const sums = Object.entries(conditions).map(
  ([name, condition]) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`,
);

async function countRows(ctx: Ctx<"api_keys:read">): Promise<Record<Counted, number>> {
  const longAgo = timeParameter(idleSince(ctx.now));
  const own = ctx.reach === "own" ? [ctx.actor.id] : [];
  const [row] = await readRows<Record<Counted, number | string | null>>(
    `SELECT ${sums.join(", ")}
     FROM api_keys k LEFT JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.owner_id
     WHERE k.workspace_id = ? AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)
     ${own.length > 0 ? "AND k.owner_id = ?" : ""}`,
    [longAgo, longAgo, ctx.workspace.id, timeParameter(ctx.now), ...own],
  );
  // PostgreSQL's sums are text, and null of no rows at all.
  const count = (name: Counted) => Number(row?.[name] ?? 0);
  return {
    never_used: count("never_used"),
    idle: count("idle"),
    no_expiry: count("no_expiry"),
    no_ip_list: count("no_ip_list"),
    role_too_low: count("role_too_low"),
  };
}
