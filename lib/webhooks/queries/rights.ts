import "server-only";
import { can } from "../../access/permissions";
import { isRole } from "../../access/roles";
import { type Scope, scopeNames } from "../../access/scopes";
import { pointRead } from "../../db/point-read";
import type { Actor } from "../../entry/ctx";
import { findKey } from "../../entry/public/key-check";

/** Whose rights decide what a webhook gets. */
export type Holder = Readonly<{ holderType: string; holderId: string; holderName: string }>;

export function holderOf({ type, id, name }: Actor): Holder {
  return { holderType: type, holderId: id, holderName: name };
}

/** On the readers' connection, as the key's row is: these are asked for within a change too. */
const readRole = pointRead<{ role: string }>(
  "webhook-holder-role",
  "SELECT role FROM memberships WHERE workspace_id = ? AND user_id = ?",
);

/**
 * What the holder may read at this moment; null when they are gone: the key has ended, is disabled or its owner may not
 * use the API, the member has left.
 */
export async function rightsOf(
  { holderType, holderId }: Holder,
  workspaceId: string,
  now: Date,
): Promise<ReadonlySet<Scope> | null> {
  if (holderType === "system") return new Set(scopeNames);
  if (holderType === "api_key") return rightsOfKey(holderId, workspaceId, now);
  const role = (await readRole(workspaceId, holderId))?.role;
  return isRole(role) ? new Set(scopeNames.filter((scope) => can(role, scope))) : null;
}

async function rightsOfKey(id: string, workspaceId: string, now: Date): Promise<ReadonlySet<Scope> | null> {
  const found = await findKey(id, now.getTime());
  if (found?.status !== "active" || found.key.workspace.id !== workspaceId) return null;
  const { ownerRole, ownerHasApiAccess, effective } = found.key;
  return ownerRole !== null && ownerHasApiAccess ? effective : null;
}
