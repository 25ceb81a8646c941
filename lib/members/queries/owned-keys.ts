import "server-only";
import { liveKeys } from "../../access/key-status";
import { canonicalScopes, isScope } from "../../access/scopes";
import { db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import type { OwnedKey } from "../schema";

/** The live keys of a member, by name. There are at most 200 in a workspace. */
export async function ownedKeys(ctx: Ctx<"members:read"> | Ctx<"members:manage">, ownerId: string, from: Tx = db()) {
  const rows = await from.apiKey.findMany({
    where: { workspaceId: ctx.workspace.id, ownerId, ...liveKeys(ctx.now) },
    select: { id: true, name: true, scopes: true, lastUsedAt: true },
    orderBy: [{ nameFolded: "asc" }, { id: "asc" }],
  });
  return rows.map(
    ({ scopes, ...key }): OwnedKey => ({ ...key, scopes: canonicalScopes(scopes.split(" ").filter(isScope)) }),
  );
}

/** The same for a person named by their address; nobody owns none. */
export async function keysOfMember(ctx: Ctx<"members:read">, { email }: { email: string }): Promise<OwnedKey[]> {
  const member = await db().membership.findFirst({
    where: { workspaceId: ctx.workspace.id, user: { email } },
    select: { userId: true },
  });
  return member ? ownedKeys(ctx, member.userId) : [];
}
