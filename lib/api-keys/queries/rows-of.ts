import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type StoredKey, toRow } from "../row";
import type { ApiKeyRow } from "../schema";
import { ownersOf } from "./owners";
import { replacementsOf } from "./replacements";

/** Stored keys as rows, with what has to be looked up about them. */
export async function rowsOf(ctx: Ctx<"api_keys:read">, keys: readonly StoredKey[]): Promise<ApiKeyRow[]> {
  const ids = keys.map((key) => key.id);
  const [owners, replacements, policy] = await Promise.all([
    ownersOf(
      ctx.workspace.id,
      keys.map((key) => key.ownerId),
    ),
    replacementsOf(db(), ctx, ids),
    db().workspacePolicy.findUnique({ where: { workspaceId: ctx.workspace.id }, select: { fullAccess: true } }),
  ]);
  return keys.map((key) =>
    toRow(key, owners(key.ownerId), ctx.now, {
      fullAccess: policy?.fullAccess,
      replacedBy: replacements.get(key.id),
    }),
  );
}
