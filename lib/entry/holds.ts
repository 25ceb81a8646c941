import { can, type Permission } from "../access/permissions";
import { type Scope, scopeNames } from "../access/scopes";
import { AppError } from "../errors";
import type { Actor, Ctx } from "./ctx";

/** Whether the actor holds a scope beside the permission that its context proves. */
export function holds(actor: Actor, scope: Scope): boolean {
  if (actor.type === "api_key") return actor.effective.has(scope);
  if (actor.type === "user") return can(actor.role, scope);
  return actor.type === "system";
}

/** Every scope that the actor holds. */
export function scopesOf(actor: Actor): ReadonlySet<Scope> {
  return new Set(scopeNames.filter((scope) => holds(actor, scope)));
}

/** For what depends on the body or the query: a note on a ticket. @throws AppError `insufficient_scope`. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (!holds(actor, scope)) throw insufficientScope(scope, actor.type === "api_key" ? [...actor.effective] : []);
}

/** The context with the proof of one more scope. @throws AppError `insufficient_scope`. */
export function withScope<C extends Ctx, S extends Scope>(ctx: C, scope: S): C & Ctx<S> {
  requireScope(ctx.actor, scope);
  return ctx as C & Ctx<S>;
}

/** 403 with what is missing and what is there, and the challenge of RFC 6750, section 3.1. */
export function insufficientScope(scope: Scope, granted: readonly Scope[]): AppError {
  return new AppError("insufficient_scope", `This key needs ${scope}. It has ${granted.join(", ") || "no scopes"}.`, {
    members: { required_scope: scope, granted_scopes: granted },
    headers: { "WWW-Authenticate": `Bearer realm="api", error="insufficient_scope", scope="${scope}"` },
  });
}

/** For what a member's role has to hold beside what the context proves. @throws AppError `forbidden`. */
export function requireRight(actor: Actor, permission: Permission): void {
  if (actor.type === "user" && !can(actor.role, permission)) throw new AppError("forbidden");
}
