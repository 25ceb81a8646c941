import type { Role } from "../access/roles";
import { canGrant, canonicalScopes, expandScopes, implied, type Scope, scopeNames } from "../access/scopes";

/** Ready-made choices of the scope picker. Choosing scopes by hand is the fourth, "Custom". */
export const scopePresets = [
  {
    id: "read_only",
    label: "Read only",
    scopes: scopeNames.filter((scope) => scope.endsWith(":read")),
  },
  {
    id: "tickets_agent",
    label: "Tickets agent",
    scopes: ["tickets:write", "comments:write", "contacts:read", "customers:read", "attachments:write", "kb:read"],
  },
  {
    id: "crm_bridge",
    label: "Full CRM bridge",
    scopes: ["tickets:write", "comments:read", "contacts:write", "customers:write", "users:read", "webhooks:write"],
  },
] as const satisfies readonly { id: string; label: string; scopes: readonly Scope[] }[];

export type ScopePreset = (typeof scopePresets)[number]["id"];

/**
 * The scopes of a preset as far as the role may grant them: where it may not grant writing, what writing includes is
 * left. Nothing is listed that another scope of the result already includes.
 */
export function presetScopes(preset: ScopePreset, role: Role): Scope[] {
  const wanted: readonly Scope[] = scopePresets.find(({ id }) => id === preset)?.scopes ?? [];
  return minimalScopes([...expandScopes(wanted)].filter((scope) => canGrant(role, scope)));
}

/** The preset that a choice of scopes is, or null when it is a custom one. */
export function presetOf(scopes: readonly Scope[], role: Role): ScopePreset | null {
  const text = minimalScopes(scopes).join(" ");
  return scopePresets.find(({ id }) => text !== "" && presetScopes(id, role).join(" ") === text)?.id ?? null;
}

/** The same access in as few scopes as possible, in the order of the table. */
export function minimalScopes(scopes: readonly Scope[]): Scope[] {
  const chosen = canonicalScopes(scopes);
  return chosen.filter((scope) => !chosen.some((other) => other !== scope && implied(other).includes(scope)));
}
