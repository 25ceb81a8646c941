import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { rowColumns, toRow } from "../row";
import type { ApiKeyRow } from "../schema";
import { keyWithin, within } from "./find";
import { ownersOf } from "./owners";
import { replacementsOf } from "./replacements";

/** @throws AppError `not_found`. */
export async function getApiKey(ctx: Ctx<"api_keys:read">, id: string): Promise<ApiKeyRow> {
  const key = await keyWithin(db(), ctx, id);
  const [owners, replacements] = await Promise.all([
    ownersOf(ctx.workspace.id, [key.ownerId]),
    replacementsOf(db(), ctx, [id]),
  ]);
  return toRow(key, owners(key.ownerId), ctx.now, { replacedBy: replacements.get(id) });
}

/** The same for a page: null for what does not exist, is another workspace's, or lies beyond the reader's reach. */
export async function findApiKey(ctx: Ctx<"api_keys:read">, id: string): Promise<ApiKeyRow | null> {
  const key = await db().apiKey.findFirst({ where: { ...within(ctx), id }, select: rowColumns });
  if (!key) return null;
  const owners = await ownersOf(ctx.workspace.id, [key.ownerId]);
  return toRow(key, owners(key.ownerId), ctx.now);
}
