import type { OwnRight } from "../access/own-rights";
import type { Permission, Reach } from "../access/permissions";
import type { Role } from "../access/roles";
import type { Scope } from "../access/scopes";

export type UserActor = Readonly<{ type: "user"; id: string; name: string; role: Role; apiAccess: boolean }>;
export type KeyActor = Readonly<{
  type: "api_key";
  id: string;
  name: string;
  ownerId: string;
  /** What the key may do on this request: its scopes as far as its owner's role grants them. */
  effective: ReadonlySet<Scope>;
}>;
export type SystemActor = Readonly<{ type: "system"; id: string; name: string }>;
/** How somebody without a role or a key reached us. */
export type Via = "api" | "email" | "form" | "portal" | "widget";
/** Somebody without a key, of whom nothing is proven. Holds no scope. */
export type VisitorActor = Readonly<{ type: "visitor"; id: string; name: string; via: Via }>;
/** A contact who is known to be behind this request. Holds no scope, and reaches no ticket but their own. */
export type ContactActor = Readonly<{ type: "contact"; id: string; name: string; via: Via }>;
export type Actor = UserActor | KeyActor | SystemActor | VisitorActor | ContactActor;

declare const granted: unique symbol;

/**
 * Who acts, where, and the proof that permission `P` was granted. Only the doors in this folder make one, so a domain
 * function that asks for `Ctx<"api_keys:revoke">` cannot be called from a door that did not check that.
 */
export type Ctx<P extends Permission | OwnRight = never> = Readonly<{
  workspace: Readonly<{ id: string; slug: string; name: string }>;
  actor: Actor;
  /** How far the permission reaches: `own` confines to rows that the actor owns. */
  reach: Exclude<Reach, "none">;
  requestId: string;
  /** The caller's address in canonical form; empty when it cannot be known or there is none. */
  clientIp: string;
  now: Date;
  /** Everything is checked and nothing stays: `mutate` takes the changes back. */
  dryRun?: boolean;
}> & { readonly [granted]: { readonly [K in P]: true } };

/** Of somebody who only says who they are: they may open a ticket. */
export type VisitorCtx = Ctx<"own_tickets:create"> & Readonly<{ actor: VisitorActor }>;
/** Of a contact: what `lib/access/own-rights` lists, with the tickets that they asked for. */
export type ContactCtx = Ctx<OwnRight> & Readonly<{ actor: ContactActor }>;

/** For the doors only. */
export function makeCtx<P extends Permission | OwnRight>(parts: Omit<Ctx<P>, typeof granted>): Ctx<P> {
  return parts as Ctx<P>;
}
