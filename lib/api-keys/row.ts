import "server-only";
import { maskedKey, publicPrefix } from "../access/key-format";
import { keyStatus } from "../access/key-status";
import { isRole, type Role, roles } from "../access/roles";
import { canGrant, canonicalScopes, effectiveScopes, isScope, type Scope } from "../access/scopes";
import { fullAccessRefusal } from "../access/workspace-policy";
import { isExposureWay } from "../exposure/ways";
import type { ApiKeyRow } from "./schema";

/** What a row needs of a stored key. The digest is not among it. */
export const rowColumns = {
  id: true,
  name: true,
  note: true,
  last4: true,
  scopes: true,
  ownerId: true,
  allowedIps: true,
  ipReportSince: true,
  allowedDomains: true,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  disabledById: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedIp: true,
  lastUsedAgent: true,
  lastUsedRoute: true,
  replacesId: true,
  exposures: { select: { how: true, place: true, ip: true, firstSeenAt: true } },
} as const;

export type StoredKey = {
  id: string;
  name: string;
  note: string;
  last4: string;
  scopes: string;
  ownerId: string;
  allowedIps: string;
  ipReportSince: Date | null;
  allowedDomains: string;
  createdAt: Date;
  expiresAt: Date | null;
  disabledAt: Date | null;
  disabledById: string | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  lastUsedAgent: string | null;
  lastUsedRoute: string | null;
  replacesId: string | null;
  exposures: readonly { how: string; place: string; ip: string; firstSeenAt: Date }[];
};

/** A key's owner as a member of the workspace; no role when they are not in it any more. */
export type Owner = { id: string; name: string; role: Role | null; apiAccess: boolean };

export function roleOf(stored: string | undefined): Role | null {
  return isRole(stored) ? stored : null;
}

/** The columns that hold lists hold them as canonical text, separated by spaces. */
export function listOf(text: string): string[] {
  return text.split(" ").filter(Boolean);
}

export function scopesOf(text: string): Scope[] {
  return canonicalScopes(listOf(text).filter(isScope));
}

/** What else a row says of a key, beside the key and its owner. */
type Around = Readonly<{
  /** Whether the workspace allows `*`; it does when this is not said. */
  fullAccess?: boolean | undefined;
  /** The live key that is taking over. */
  replacedBy?: string | undefined;
}>;

export function toRow(key: StoredKey, owner: Owner, now: Date, around: Around = {}): ApiKeyRow {
  const { fullAccess = true, replacedBy = null } = around;
  const scopes = scopesOf(key.scopes).map((name) => ({
    name,
    effective: inForce(name, owner.role) && (fullAccess || name !== "*"),
  }));
  const status = keyStatus(key, now);
  const live = status === "active" || status === "disabled";
  return {
    id: key.id,
    name: key.name,
    note: key.note,
    prefix: publicPrefix(key.id),
    masked: maskedKey(key.id, key.last4),
    status,
    scopes,
    warning: live ? warningOf(scopes, owner, fullAccess) : null,
    owner: { id: owner.id, name: owner.name, role: owner.role },
    allowedIps: listOf(key.allowedIps),
    ipReportSince: key.ipReportSince?.toISOString() ?? null,
    allowedDomains: listOf(key.allowedDomains),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    disabledAt: key.disabledAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    exposures: exposuresOf(key),
    lastUsed: key.lastUsedAt && {
      at: key.lastUsedAt.toISOString(),
      ip: key.lastUsedIp,
      agent: key.lastUsedAgent,
      route: key.lastUsedRoute,
    },
    replacedBy: live ? replacedBy : null,
  };
}

/** The latest first. */
function exposuresOf({ exposures }: StoredKey): ApiKeyRow["exposures"] {
  return exposures
    .flatMap(({ how, place, ip, firstSeenAt }) =>
      isExposureWay(how) ? [{ way: how, place, ip, at: firstSeenAt.toISOString() }] : [],
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}

function inForce(scope: Scope, role: Role | null): boolean {
  return role !== null && canGrant(role, scope);
}

function warningOf(scopes: ApiKeyRow["scopes"], owner: Owner, fullAccess: boolean): string | null {
  if (owner.role === null) return `${owner.name} is not in this workspace any more: every call is refused.`;
  if (!owner.apiAccess) return `API access is switched off for ${owner.name}: every call is refused.`;
  if (!fullAccess && scopes.some(({ name }) => name === "*"))
    return `${fullAccessRefusal} This one's * grants nothing.`;
  const lost = scopes.filter((scope) => !scope.effective).map((scope) => scope.name);
  if (lost.length === 0) return null;
  const left = effectiveScopes(
    scopes.map((scope) => scope.name),
    owner.role,
  );
  const role = roles[owner.role].label;
  const consequence = left.size === 0 ? ": every call is refused." : ".";
  return `${owner.name}'s role, ${role}, does not grant ${lost.join(", ")}${consequence}`;
}
