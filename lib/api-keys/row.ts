import "server-only";
import { maskedKey, publicPrefix } from "../access/key-format";
import { keyStatus } from "../access/key-status";
import { isRole, type Role, roles } from "../access/roles";
import { canGrant, canonicalScopes, effectiveScopes, isScope, type Scope } from "../access/scopes";
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
  allowedDomains: true,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  revokedAt: true,
  lastUsedAt: true,
  lastUsedIp: true,
  lastUsedAgent: true,
  lastUsedRoute: true,
} as const;

export type StoredKey = {
  id: string;
  name: string;
  note: string;
  last4: string;
  scopes: string;
  ownerId: string;
  allowedIps: string;
  allowedDomains: string;
  createdAt: Date;
  expiresAt: Date | null;
  disabledAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
  lastUsedAgent: string | null;
  lastUsedRoute: string | null;
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

export function toRow(key: StoredKey, owner: Owner, now: Date): ApiKeyRow {
  const scopes = scopesOf(key.scopes).map((name) => ({ name, effective: inForce(name, owner.role) }));
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
    warning: live ? warningOf(scopes, owner) : null,
    owner: { id: owner.id, name: owner.name, role: owner.role },
    allowedIps: listOf(key.allowedIps),
    allowedDomains: listOf(key.allowedDomains),
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    disabledAt: key.disabledAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsed: key.lastUsedAt && {
      at: key.lastUsedAt.toISOString(),
      ip: key.lastUsedIp,
      agent: key.lastUsedAgent,
      route: key.lastUsedRoute,
    },
  };
}

function inForce(scope: Scope, role: Role | null): boolean {
  return role !== null && canGrant(role, scope);
}

function warningOf(scopes: ApiKeyRow["scopes"], owner: Owner): string | null {
  if (owner.role === null) return `${owner.name} is not in this workspace any more: every call is refused.`;
  if (!owner.apiAccess) return `API access is switched off for ${owner.name}: every call is refused.`;
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
