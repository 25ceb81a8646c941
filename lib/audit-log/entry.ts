import "server-only";
import type { AuditRow } from "../audit/chain";
import type { AuditEntry } from "./schema";

type Row = Omit<AuditRow, "workspaceId"> & Readonly<{ id: string; hash: string }>;

export function entryOf(row: Row): AuditEntry {
  return {
    id: row.id,
    sequence: row.sequence,
    at: row.createdAt.toISOString(),
    event: row.event,
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    target: { type: row.targetType, id: row.targetId, name: row.targetName },
    before: read(row.before),
    after: read(row.after),
    ip: row.ip,
    requestId: row.requestId,
    hash: row.hash,
  };
}

/** Somebody who tampers with a row may leave anything there: the log still shows, and the chain tells. */
function read(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { value };
  } catch {
    return { unreadable: text };
  }
}
