import type { Role } from "../access/roles";
import { canGrant, type Scope, scopeNames } from "../access/scopes";
import type { OwnedKey, RoleImpact, ScopeChange } from "./schema";

/** Which scopes stop working in which of a member's keys when the role changes, and which work again. */
export function roleImpact(keys: readonly Pick<OwnedKey, "name" | "scopes">[], from: Role, to: Role): RoleImpact {
  const changed = (pick: (scope: Scope) => boolean): ScopeChange[] =>
    scopeNames.filter(pick).flatMap((scope) => {
      const names = keys.filter((key) => key.scopes.includes(scope)).map((key) => key.name);
      return names.length > 0 ? [{ scope, keys: names }] : [];
    });
  return {
    lost: changed((scope) => canGrant(from, scope) && !canGrant(to, scope)),
    regained: changed((scope) => !canGrant(from, scope) && canGrant(to, scope)),
  };
}

/** "3 keys lose tickets:write": one sentence for each set of keys. */
export function impactInWords({ lost, regained }: RoleImpact): string[] {
  return [...sentences(lost, "loses", "lose"), ...sentences(regained, "gets back", "get back")];
}

function sentences(changes: readonly ScopeChange[], one: string, many: string): string[] {
  const byKeys = new Map<string, { count: number; scopes: Scope[] }>();
  for (const { scope, keys } of changes) {
    const set = byKeys.get(keys.join("\n")) ?? { count: keys.length, scopes: [] };
    set.scopes.push(scope);
    byKeys.set(keys.join("\n"), set);
  }
  return [...byKeys.values()].map(
    ({ count, scopes }) =>
      `${count === 1 ? "1 key" : `${count} keys`} ${count === 1 ? one : many} ${scopes.join(", ")}`,
  );
}
