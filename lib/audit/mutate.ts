import "server-only";
import type { Permission } from "../access/permissions";
import { type LockedWorkspace, lockWorkspace, type Tx, transaction } from "../db/transaction";
import type { Ctx } from "../entry/ctx";
import { appendChanges, type Change } from "./record";

export type Record = (change: Change) => void;

/**
 * Every write of the product. The change and its audit rows commit together, under the workspace's lock. The work may
 * be repeated, so it must touch nothing but `tx`. A write that changes something and records nothing is a bug, and
 * throws; one that finds nothing to do says so by returning `unchanged(value)`. A dry run does all of it and takes it back.
 */
export async function mutate<T>(
  ctx: Ctx<Permission> | Ctx,
  work: (tx: Tx, record: Record, workspace: LockedWorkspace) => Promise<T | Unchanged<T>>,
): Promise<T> {
  const tried = transaction(async (tx) => {
    const workspace = await lockWorkspace(tx, ctx.workspace.id);
    const changes: Change[] = [];
    const result = await work(tx, (change) => changes.push(change), workspace);
    if (result instanceof Unchanged) return result.value;
    if (changes.length === 0) throw new Error("A write recorded no audit event.");
    if (ctx.dryRun) throw new TakenBack(result);
    const head = { sequence: workspace.auditSequence, hash: workspace.auditHash };
    await appendChanges(tx, ctx.workspace.id, head, ctx, changes);
    return result;
  });
  return tried.catch((error: unknown) => {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  });
}

/** Ends the transaction of a dry run: what it wrote is taken back, and what it would have answered gets out. */
class TakenBack extends Error {
  constructor(readonly result: unknown) {
    super("A dry run was taken back.");
  }
}

class Unchanged<T> {
  constructor(readonly value: T) {}
}

/** For a repeated call that changes nothing: closing a closed ticket, revoking a revoked key. */
export function unchanged<T>(value: T): Unchanged<T> {
  return new Unchanged(value);
}
