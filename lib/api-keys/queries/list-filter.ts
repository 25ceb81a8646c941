import "server-only";
import type { KeyStatus } from "../../access/key-status";
import { foldName } from "../../access/plain-name";
import { roleNames } from "../../access/roles";
import { canGrant, implied, type Scope, scopeNames } from "../../access/scopes";
import type { Prisma } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { live } from "../commands/live";
import { type ApiKeyListQuery, defaultStatuses, type KeyHealth, type Sort, searchedId } from "../list-query";
import { within } from "./find";
import { idsBeingReplaced, idsWiderThanUsed } from "./health-ids";

type Where = Prisma.ApiKeyWhereInput;

/** `keyStatus` as a filter. */
export function statusFilter(status: KeyStatus, now: Date): Where {
  if (status === "revoked") return { revokedAt: { not: null } };
  if (status === "expired") return { revokedAt: null, expiresAt: { lte: now } };
  const lives = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  return { ...lives, disabledAt: status === "disabled" ? { not: null } : null };
}

/** Any of the statuses. The usual two are one condition, which the databases read along an index. */
export function statusesFilter(statuses: readonly KeyStatus[], now: Date): Where {
  if (statuses.join() === defaultStatuses.join()) return live(now);
  return { OR: statuses.map((status) => statusFilter(status, now)) };
}

/** Every filter of the list, confined to the reader's reach. */
export async function listed(ctx: Ctx<"api_keys:read">, query: ApiKeyListQuery): Promise<Where> {
  return { AND: [within(ctx), ...(await filterOf(ctx, query)), statusesFilter(query.status, ctx.now)] };
}

/** Every filter of the list but the one on status. */
export async function filterOf(ctx: Ctx<"api_keys:read">, query: ApiKeyListQuery): Promise<Where[]> {
  const all: Where[] = [];
  if (query.q) all.push(searchFilter(query.q));
  if (query.owner) all.push({ ownerId: query.owner });
  if (query.scope) all.push(scopeFilter(query.scope));
  if (query.health) all.push(await healthFilter(query.health, ctx));
  return all;
}

function searchFilter(q: string): Where {
  const id = searchedId(q);
  if (id !== null) return { id: id.length === 10 ? `key_${id}` : { startsWith: `key_${id}` } };
  // Prisma hands % and _ on to LIKE as wildcards, and only PostgreSQL lets them be escaped: they part words instead.
  const words = foldName(q)
    .split(/[\s%_\\]+/)
    .filter(Boolean);
  return { AND: words.map((word) => ({ nameFolded: { contains: word } })) };
}

/** Keys that may do what the scope allows, be it through another scope that includes it. */
function scopeFilter(scope: Scope): Where {
  return { OR: scopeNames.filter((name) => implied(name).includes(scope)).map(holds) };
}

/** No scope's name is part of another's, so looking for the text is enough. */
function holds(scope: Scope): Where {
  return { scopes: { contains: scope } };
}

const idleDays = 90;

/** Since when a key must have been used not to be called idle. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleDays * 86_400_000);
}

async function healthFilter(health: KeyHealth, ctx: Ctx<"api_keys:read">): Promise<Where> {
  const longAgo = idleSince(ctx.now);
  switch (health) {
    case "never_used":
      return { lastUsedAt: null };
    case "idle":
      return { OR: [{ lastUsedAt: { lt: longAgo } }, { lastUsedAt: null, createdAt: { lt: longAgo } }] };
    case "no_expiry":
      return { expiresAt: null };
    case "no_ip_list":
      return { allowedIps: "" };
    case "wider":
      return { id: { in: await idsWiderThanUsed(ctx) } };
    case "unfinished":
      return { id: { in: await idsBeingReplaced(ctx) }, ...live(ctx.now) };
    case "role_too_low":
      return { OR: [...lostThroughRole(ctx.workspace.id), lostWithMembership(ctx.workspace.id)] };
  }
}

function lostThroughRole(workspaceId: string): Where[] {
  return roleNames.flatMap((role) => {
    const refused = scopeNames.filter((scope) => !canGrant(role, scope));
    // An empty OR beside other conditions filters nothing.
    if (refused.length === 0) return [];
    return [{ owner: { memberships: { some: { workspaceId, role } } }, OR: refused.map(holds) }];
  });
}

function lostWithMembership(workspaceId: string): Where {
  return { owner: { memberships: { none: { workspaceId } } } };
}

/**
 * The list's order; the id settles ties, so that no key is on two pages. Never used counts as longest ago, never
 * expires as latest: said outright, because the databases disagree on where nulls go.
 */
export function orderOf({ column, descending }: Sort): Prisma.ApiKeyOrderByWithRelationInput[] {
  const sort = descending ? "desc" : "asc";
  const id = { id: sort } as const;
  switch (column) {
    case "name":
      return [{ nameFolded: sort }, id];
    case "created":
      return [{ createdAt: sort }, id];
    case "last_used":
      return [{ lastUsedAt: { sort, nulls: descending ? "last" : "first" } }, id];
    case "expires":
      return [{ expiresAt: { sort, nulls: descending ? "first" : "last" } }, id];
  }
}
