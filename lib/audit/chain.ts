import "server-only";
import { createHash } from "node:crypto";

/** What a row of the audit log says. The hash covers all of it, in this order. */
export type AuditRow = Readonly<{
  workspaceId: string;
  sequence: number;
  event: string;
  actorType: string;
  actorId: string;
  actorName: string;
  targetType: string;
  targetId: string;
  targetName: string;
  before: string;
  after: string;
  ip: string;
  requestId: string;
  createdAt: Date;
}>;

/** The hash before the first row of a workspace. */
export const chainStart = "0".repeat(64);

/**
 * SHA-256 over the previous row's hash and this row. A row that is altered, removed or moved later breaks the chain
 * from there on.
 */
export function chainHash(previous: string, row: AuditRow): string {
  const fields = [
    previous,
    row.workspaceId,
    row.sequence,
    row.event,
    row.actorType,
    row.actorId,
    row.actorName,
    row.targetType,
    row.targetId,
    row.targetName,
    row.before,
    row.after,
    row.ip,
    row.requestId,
    row.createdAt.toISOString(),
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}
