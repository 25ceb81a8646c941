import "server-only";
import type { Tx } from "../db/client";
import type { Actor, Ctx } from "../entry/ctx";
import { newId } from "../id";
import { chainHash } from "./chain";
import { type AuditEventName, auditEvents } from "./events";

/** One change, as the code that makes it tells it. `before` and `after` hold only what changed; never a secret. */
export type Change = Readonly<{
  event: AuditEventName;
  target: Readonly<{ id: string; name: string }>;
  before?: Readonly<Record<string, unknown>>;
  after?: Readonly<Record<string, unknown>>;
  /** Who made it, where only the work finds out: the contact behind an address. Else the actor of the context. */
  by?: Pick<Actor, "type" | "id" | "name">;
}>;

/** Who made the changes and how they reached us. */
export type Author = Pick<Ctx, "requestId" | "clientIp" | "now"> &
  Readonly<{ actor: Pick<Actor, "type" | "id" | "name"> }>;

/**
 * Appends the changes to a workspace's audit log, inside the transaction that makes them. The caller holds the
 * workspace's lock and passes the head of the chain that it read under it. `alongside` is what else of the workspace's row
 * changes, so that it is written once.
 */
export async function appendChanges(
  tx: Tx,
  workspaceId: string,
  head: { sequence: number; hash: string },
  author: Author,
  changes: readonly Change[],
  alongside: { eventSequence?: number } = {},
): Promise<void> {
  let { sequence, hash } = head;
  const rows = changes.map((change) => {
    sequence += 1;
    const actor = change.by ?? author.actor;
    const row = {
      workspaceId,
      sequence,
      event: change.event,
      actorType: actor.type,
      actorId: actor.id,
      // The log is never altered, and a contact may ask to be forgotten: it holds nobody's name but the members'.
      actorName: actor.type === "contact" ? actor.id : actor.name,
      targetType: auditEvents[change.event].target,
      targetId: change.target.id,
      targetName: change.target.name,
      before: JSON.stringify(change.before ?? {}),
      after: JSON.stringify(change.after ?? {}),
      ip: author.clientIp,
      requestId: author.requestId,
      createdAt: author.now,
    };
    hash = chainHash(hash, row);
    return { ...row, id: newId("aud", author.now.getTime()), hash };
  });
  await tx.auditEvent.createMany({ data: rows });
  await tx.workspace.update({
    where: { id: workspaceId },
    data: { ...alongside, auditSequence: sequence, auditHash: hash },
  });
}
