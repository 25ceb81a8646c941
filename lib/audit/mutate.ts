import "server-only";
import type { Permission } from "../access/permissions";
import { type LockedWorkspace, lockWorkspace, type Tx, transaction } from "../db/transaction";
import { inWriteLine } from "../db/write-line";
import type { Actor, Ctx } from "../entry/ctx";
import { appendEvents } from "../events/append-events";
import { announceEvents } from "../events/signal";
import type { Told } from "../events/told";
import { auditEvents } from "./events";
import { appendChanges, type Change } from "./record";

/** Notes a change for the audit log; `publish` tells of it in the feed of the API and to its webhooks. */
export type Record = { (change: Change): void; publish(...told: readonly Told[]): void };

/**
 * Every write of the product. The change, its audit rows and the events that tell of it commit together, under the
 * workspace's lock. The work may be repeated, so it must touch nothing but `tx`. A write that changes something and records
 * nothing is a bug, and throws; so does one whose audit event is `told` (see the table) and which tells nothing. One that
 * finds nothing to do says so by returning `unchanged(value)`. A dry run does all of it and takes it back.
 * @throws AppError `temporarily_unavailable` when the transaction could not be had, or too many programs write already.
 */
export async function mutate<T>(
  ctx: Ctx<Permission> | Ctx,
  work: (tx: Tx, record: Record, workspace: LockedWorkspace) => Promise<T | Unchanged<T>>,
): Promise<T> {
  const { id } = ctx.workspace;
  const change = async (tx: Tx) => {
    const workspace = await lockWorkspace(tx, id);
    const changes: Change[] = [];
    const told: Told[] = [];
    const record = Object.assign((change: Change) => void changes.push(change), {
      publish: (...events: readonly Told[]) => void told.push(...events),
    });
    const result = await work(tx, record, workspace);
    if (result instanceof Unchanged) return { result: result.value, told: 0 };
    if (changes.length === 0) throw new Error("A write recorded no audit event.");
    requireTold(changes, told);
    if (ctx.dryRun) throw new TakenBack(result);
    const { eventSequence: last, auditSequence: sequence, auditHash: hash } = workspace;
    const actor = changes.find(({ by }) => by !== undefined)?.by ?? ctx.actor;
    const author = { actor, requestId: ctx.requestId };
    const eventSequence = await appendEvents(tx, ctx.workspace, last, author, told);
    await appendChanges(tx, id, { sequence, hash }, ctx, changes, { eventSequence });
    return { result, told: told.length };
  };
  try {
    const done = await (isOfProgram(ctx.actor) ? inWriteLine(() => transaction(change)) : transaction(change));
    if (done.told > 0) announceEvents(id);
    return done.result;
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

/** Programs can send more than can be written. People in the console and our own jobs need no place in their line. */
function isOfProgram(actor: Actor): boolean {
  return actor.type === "api_key" || (actor.type === "visitor" && actor.via !== "email");
}

/** @throws Error when something that the feed tells of was changed, and no event is about it. */
function requireTold(changes: readonly Change[], told: readonly Told[]): void {
  for (const { event, target } of changes) {
    if ("told" in auditEvents[event] && !told.some(({ object }) => object.id === target.id)) {
      throw new Error(`A write recorded ${event} and published no event about it.`);
    }
  }
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
