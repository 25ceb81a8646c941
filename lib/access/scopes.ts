import { type Permission, permissionNames, permissions, reach, type Scope } from "./permissions";
import type { Role } from "./roles";

/** Every scope, in the order of the table; `*` last. */
export const scopeNames = permissionNames.filter((name): name is Scope => "scope" in permissions[name]);

/** Spellings that are accepted wherever a scope is typed, and shown as the canonical one. */
const resourceAliases: Record<string, string> = { conversations: "comments" };

export function isScope(value: unknown): value is Scope {
  return typeof value === "string" && (scopeNames as string[]).includes(value);
}

/**
 * The canonical scope for what a person or a program typed: `tickets.read` and `conversations:write` are accepted as
 * `tickets:read` and `comments:write`. Returns null when there is no such scope.
 */
export function parseScope(typed: string): Scope | null {
  const text = typed.trim().toLowerCase();
  if (text === "*") return "*";
  const match = /^([a-z_]+)[.:]([a-z_]+)$/.exec(text);
  if (!match) return null;
  const [, resource = "", action = ""] = match;
  const canonical = `${resourceAliases[resource] ?? resource}:${action}`;
  return isScope(canonical) ? canonical : null;
}

/** Sorts in the order of the table and drops duplicates, so that equal sets are equal strings. */
export function canonicalScopes(scopes: readonly Scope[]): Scope[] {
  return scopeNames.filter((name) => scopes.includes(name));
}

export function implied(scope: Scope): readonly Scope[] {
  if (scope === "*") return scopeNames;
  const row: { scope: { group: string; implies?: readonly string[] } } = permissions[scope];
  return [scope, ...((row.scope.implies ?? []) as readonly Scope[])];
}

/** The scopes a key holds once implications (`tickets:write` includes `tickets:read`, `*` everything) are unfolded. */
export function expandScopes(scopes: readonly Scope[]): Set<Scope> {
  return new Set(scopes.flatMap(implied));
}

/** Whether a member of this role may give the scope to a key. */
export function canGrant(role: Role, scope: Scope): boolean {
  return reach(role, scope) !== "none";
}

/** What a key may do now: its scopes, unfolded, as far as its owner's role may grant them at this moment. */
export function effectiveScopes(scopes: readonly Scope[], ownerRole: Role): Set<Scope> {
  return new Set([...expandScopes(scopes)].filter((scope) => canGrant(ownerRole, scope)));
}

export function scopeLabel(scope: Scope): string {
  return permissions[scope].label;
}

/** The scopes under the headings of the scope picker. */
export function scopeGroups(): { group: string; scopes: Scope[] }[] {
  const groups = new Map<string, Scope[]>();
  for (const name of scopeNames) {
    const row: { scope: { group: string } } = permissions[name];
    groups.set(row.scope.group, [...(groups.get(row.scope.group) ?? []), name]);
  }
  return [...groups].map(([group, scopes]) => ({ group, scopes }));
}

export type { Permission, Scope };
