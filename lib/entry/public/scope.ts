import { roles } from "../../access/roles";
import { expandScopes, type Scope } from "../../access/scopes";
import { fullAccessRefusal } from "../../access/workspace-policy";
import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import { insufficientScope } from "../holds";
import type { CheckedKey, Exchange } from "./exchange";

/**
 * The scopes that a call to the endpoint may have needed, whichever of them let it in: whoever asks which scopes of a key
 * go unused must not be told of one that does. What only `expand` asks for counts where it was sent.
 */
export function exercised(contract: Endpoint, search: string): readonly Scope[] {
  const always = exercisedAlways(contract);
  if (!contract.expansions || !search.includes("expand=")) return always;
  const named = new URLSearchParams(search).getAll("expand").flatMap((value) => value.split(","));
  return [...always, ...named.flatMap((name) => contract.expansions?.[name.trim()] ?? [])];
}

function exercisedAlways(contract: Endpoint): readonly Scope[] {
  let scopes = exercisedBy.get(contract);
  if (!scopes) {
    const { scope, orScope = [], mayNeed = [] } = contract;
    scopes = [...(scope === "any" || scope === "none" || scope === "portal" ? [] : [scope]), ...orScope, ...mayNeed];
    exercisedBy.set(contract, scopes);
  }
  return scopes;
}

const exercisedBy = new WeakMap<Endpoint, readonly Scope[]>();

/** Step 12: the scope, as far as the role of the key's owner grants it at this moment. */
export function checkScope(exchange: Exchange, { scope, orScope }: Endpoint, key: CheckedKey): void {
  if (scope === "none" || scope === "portal") return;
  if (scope === "any") {
    exchange.headers["X-Accepted-Scopes"] = "any";
    return;
  }
  const accepted = [scope, ...(orScope ?? [])];
  exchange.headers["X-Accepted-Scopes"] = accepted.join(", ");
  if (accepted.some((name) => key.effective.has(name))) return;
  if (!key.policy.fullAccess && key.scopes.includes("*")) throw fullAccessForbidden(scope, key);
  const held = expandScopes(key.scopes);
  throw accepted.some((name) => held.has(name)) ? roleForbids(scope, key) : insufficientScope(scope, key.scopes);
}

/** The key had everything until the workspace's policy took `*` away. */
function fullAccessForbidden(scope: Scope, key: CheckedKey): AppError {
  const left = key.scopes.filter((name) => name !== "*");
  const { members, headers } = insufficientScope(scope, left);
  return new AppError("insufficient_scope", `${fullAccessRefusal} This call needs a key with ${scope}.`, {
    members: { ...members },
    headers: { ...headers },
  });
}

function roleForbids(scope: Scope, key: CheckedKey): AppError {
  const role = key.ownerRole ? roles[key.ownerRole].label : "former member";
  return new AppError("role_forbids", `The key has ${scope}, but its owner is now ${role}, which does not allow it.`, {
    members: { required_scope: scope, owner_role: role },
  });
}
