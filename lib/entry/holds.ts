import { can } from "../access/permissions";
import type { Scope } from "../access/scopes";
import { AppError } from "../errors";
import type { Actor } from "./ctx";

/** Whether the actor holds a scope beside the permission that its context proves. */
export function holds(actor: Actor, scope: Scope): boolean {
  if (actor.type === "api_key") return actor.effective.has(scope);
  return actor.type === "system" || can(actor.role, scope);
}

/** For what depends on the body or the query: a note on a ticket. @throws AppError `insufficient_scope`. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (holds(actor, scope)) return;
  const granted = actor.type === "api_key" ? [...actor.effective] : [];
  throw new AppError("insufficient_scope", `This needs ${scope}, which the key does not have.`, {
    members: { required_scope: scope, granted_scopes: granted },
    headers: { "WWW-Authenticate": `Bearer realm="api", error="insufficient_scope", scope="${scope}"` },
  });
}
