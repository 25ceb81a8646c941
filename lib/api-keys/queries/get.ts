import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { rowColumns } from "../row";
import type { ApiKeyRow } from "../schema";
import { keyWithin, within } from "./find";
import { rowsOf } from "./rows-of";

/** @throws AppError `not_found`. */
export async function getApiKey(ctx: Ctx<"api_keys:read">, id: string): Promise<ApiKeyRow> {
  const [row] = await rowsOf(ctx, [await keyWithin(db(), ctx, id)]);
  if (!row) throw new AppError("not_found");
  return row;
}

/** The same for a page: null for what does not exist, is another workspace's, or lies beyond the reader's reach. */
export async function findApiKey(ctx: Ctx<"api_keys:read">, id: string): Promise<ApiKeyRow | null> {
  const key = await db().apiKey.findFirst({ where: { ...within(ctx), id }, select: rowColumns });
  const [row] = key ? await rowsOf(ctx, [key]) : [];
  return row ?? null;
}
