import "server-only";
import { type Role, roles } from "../../access/roles";
import { canGrant, type Scope } from "../../access/scopes";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { roleOf, type StoredKey } from "../row";

/**
 * Scopes that the key has already may stay, whatever its owner's role has become: they have no effect then.
 * @throws AppError `forbidden` at `/scopes`.
 */
export async function refuseAddedScopes(tx: Tx, ctx: Ctx<"api_keys:update">, key: StoredKey, added: readonly Scope[]) {
  if (added.length === 0) return;
  const owner = await roleNow(tx, ctx, key.ownerId);
  const editor = ctx.actor.type === "user" ? await roleNow(tx, ctx, ctx.actor.id) : null;
  if (ctx.actor.type === "user") refuse(added, editor, "Your role");
  if (owner === null) throw notGrantable(added, "The key's owner is not in this workspace any more: add no scopes.");
  refuse(added, owner, "The role of the key's owner");
}

/** Read under the workspace's lock: a demotion that was acknowledged while this request was on its way counts. */
async function roleNow(tx: Tx, ctx: Ctx<"api_keys:update">, userId: string): Promise<Role | null> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: ctx.workspace.id, userId } },
    select: { role: true },
  });
  return roleOf(membership?.role);
}

function refuse(added: readonly Scope[], role: Role | null, whose: string): void {
  const refused = added.filter((scope) => role === null || !canGrant(role, scope));
  if (refused.length === 0) return;
  const name = role === null ? "" : `, ${roles[role].label},`;
  throw notGrantable(refused, `${whose}${name} does not grant ${refused.join(", ")}.`);
}

function notGrantable(scopes: readonly Scope[], detail: string): AppError {
  const errors = [{ code: "scope_not_allowed", pointer: "/scopes", detail }];
  return new AppError("forbidden", detail, { errors, members: { scopes } });
}
