import "server-only";
import { isScope, type Scope } from "../../access/scopes";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import { keyWithin } from "./find";

/** A scope that no call needed for so many days is called unused. */
const unusedDays = 30;

/** Since when a scope must have been needed not to be called unused. */
export function unusedSince(now: Date): Date {
  return new Date(now.getTime() - unusedDays * 86_400_000);
}

/** The scopes that the calls of the last 30 days may have needed. @throws AppError `not_found`. */
export async function neededScopes(ctx: Ctx<"api_keys:read">, id: string): Promise<Scope[]> {
  await keyWithin(db(), ctx, id);
  await flushEvidence();
  const rows = await db().apiKeyScopeUse.findMany({
    where: { apiKeyId: id, hour: { gte: unusedSince(ctx.now) } },
    select: { scope: true },
  });
  return rows.map(({ scope }) => scope).filter(isScope);
}
