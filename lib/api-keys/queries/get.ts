import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { toRow } from "../row";
import type { ApiKeyRow } from "../schema";
import { keyWithin } from "./find";
import { ownersOf } from "./owners";

/** @throws AppError `not_found`. */
export async function getApiKey(ctx: Ctx<"api_keys:read">, id: string): Promise<ApiKeyRow> {
  const key = await keyWithin(db(), ctx, id);
  const owners = await ownersOf(ctx.workspace.id, [key.ownerId]);
  return toRow(key, owners(key.ownerId), ctx.now);
}
