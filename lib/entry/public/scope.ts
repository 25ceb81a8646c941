import { roles } from "../../access/roles";
import { expandScopes, type Scope } from "../../access/scopes";
import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import { insufficientScope } from "../holds";
import type { CheckedKey, Exchange } from "./exchange";

/** Step 12: the scope, as far as the role of the key's owner grants it at this moment. */
export function checkScope(exchange: Exchange, { scope, orScope }: Endpoint, key: CheckedKey): void {
  if (scope === "none") return;
  if (scope === "any") {
    exchange.headers["X-Accepted-Scopes"] = "any";
    return;
  }
  const accepted = [scope, ...(orScope ?? [])];
  exchange.headers["X-Accepted-Scopes"] = accepted.join(", ");
  if (accepted.some((name) => key.effective.has(name))) return;
  const held = expandScopes(key.scopes);
  throw accepted.some((name) => held.has(name)) ? roleForbids(scope, key) : insufficientScope(scope, key.scopes);
}

function roleForbids(scope: Scope, key: CheckedKey): AppError {
  const role = key.ownerRole ? roles[key.ownerRole].label : "former member";
  return new AppError("role_forbids", `The key has ${scope}, but its owner is now ${role}, which does not allow it.`, {
    members: { required_scope: scope, owner_role: role },
  });
}
