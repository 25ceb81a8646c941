import "server-only";
import { isScope, type Scope } from "../../access/scopes";
import { db } from "../../db/client";
import { readRows, timeParameter } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import { live } from "../commands/live";
import { scopesOf } from "../row";
import { scopeUses } from "../scope-use";
import { unusedSince } from "./needed-scopes";

/** The keys from which a live key is to take over. */
export async function idsBeingReplaced(ctx: Ctx<"api_keys:read">): Promise<string[]> {
  const keys = await db().apiKey.findMany({
    where: { workspaceId: ctx.workspace.id, replacesId: { not: null }, ...live(ctx.now) },
    select: { replacesId: true },
  });
  return [...new Set(keys.flatMap(({ replacesId }) => replacesId ?? []))];
}

type Use = { id: string; scopes: string; scope: string };

/**
 * The live keys within the reader's reach whose calls needed less than they hold. Only keys with calls are looked at:
 * those without are idle or were never used, which says more.
 */
export async function idsWiderThanUsed(ctx: Ctx<"api_keys:read">): Promise<string[]> {
  const [now, since] = [timeParameter(ctx.now), timeParameter(unusedSince(ctx.now))];
  const own = ctx.reach === "own" ? [ctx.actor.id] : [];
  const rows = await readRows<Use>(
    `SELECT k.id, k.scopes, u.scope FROM api_keys k JOIN api_key_scope_use u ON u.api_key_id = k.id
     WHERE k.workspace_id = ? AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)
     AND u.hour >= ?${own.length > 0 ? " AND k.owner_id = ?" : ""}`,
    [ctx.workspace.id, now, since, ...own],
  );
  const keys = new Map<string, { held: string; called: Scope[] }>();
  for (const { id, scopes, scope } of rows) {
    const key = keys.get(id) ?? { held: scopes, called: [] };
    if (isScope(scope)) key.called.push(scope);
    keys.set(id, key);
  }
  return [...keys].flatMap(([id, { held, called }]) => (scopeUses(scopesOf(held), called).trimmed ? [id] : []));
}
