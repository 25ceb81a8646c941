import "server-only";
import { keyStatus } from "../../access/key-status";
import type { Permission } from "../../access/permissions";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { rowColumns, type StoredKey } from "../row";

/** The rows that the context reaches: the workspace's, or only the actor's own. */
export function within(ctx: Ctx<Permission> | Ctx) {
  return { workspaceId: ctx.workspace.id, ...(ctx.reach === "own" ? { ownerId: ctx.actor.id } : {}) };
}

/** @throws AppError `not_found`, also for a key of another workspace or one that the actor's reach leaves out. */
export async function keyWithin(tx: Tx, ctx: Ctx<Permission> | Ctx, id: string): Promise<StoredKey> {
  const key = await tx.apiKey.findFirst({ where: { ...within(ctx), id }, select: rowColumns });
  if (!key) throw new AppError("not_found", "There is no such key, or it has been deleted.");
  return key;
}

/** The error for a change that found the key no longer live. */
export function isFinal(key: StoredKey, now: Date): AppError {
  return keyStatus(key, now) === "revoked"
    ? new AppError("key_final", `${key.name} is revoked, and stays so.`)
    : new AppError("key_final", `${key.name} has expired. Expired keys are never renewed; create a new one.`);
}
