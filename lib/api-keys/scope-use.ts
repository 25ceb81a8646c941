import { canonicalScopes, expandScopes, implied, type Scope } from "../access/scopes";
import { minimalScopes } from "./scope-presets";

/** How one scope of a key was used: as it is, for what it includes only (`narrower`), or not at all. */
export type ScopeUse = { scope: Scope; use: "used" | "unused" } | { scope: Scope; use: "narrower"; needs: Scope[] };

/** The use of each scope, and what the key's scopes would be without what nobody used; null when nothing can go. */
export type ScopeUses = { scopes: ScopeUse[]; trimmed: Scope[] | null };

/**
 * Which of a key's scopes its calls needed. `called` are the scopes that the endpoints it called accept or may ask for;
 * each of them that the key holds counts as used: a trimmed key must go on getting the answers it gets now.
 */
export function scopeUses(held: readonly Scope[], called: readonly Scope[]): ScopeUses {
  const has = expandScopes(held);
  const needed = new Set(called.filter((scope) => has.has(scope)));
  const scopes = canonicalScopes(held).map((scope): ScopeUse => {
    if (needed.has(scope)) return { scope, use: "used" };
    const needs = minimalScopes(implied(scope).filter((each) => needed.has(each)));
    return needs.length > 0 ? { scope, use: "narrower", needs } : { scope, use: "unused" };
  });
  const left = scopes.flatMap((each) =>
    each.use === "used" ? [each.scope] : each.use === "narrower" ? each.needs : [],
  );
  const nothingToDo = left.length === 0 || scopes.every(({ use }) => use === "used");
  return { scopes, trimmed: nothingToDo ? null : minimalScopes(left) };
}
