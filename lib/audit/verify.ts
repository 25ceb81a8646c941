import "server-only";
import { db } from "../db/client";
import { chainHash, chainStart } from "./chain";

/** Events that one step checks: some tens of milliseconds. */
const stepSize = 2_000;

/** What is wrong with the chain, and where it shows first. */
export type Break = Readonly<{ sequence: number; id: string | null; reason: string }>;

export type VerifyProgress = Readonly<{
  /** Events that are checked and in order; the hash of the last of them. */
  sequence: number;
  hash: string;
  /** Events in the log, as the workspace's row counts them. */
  total: number;
  done: boolean;
  broken: Break | null;
}>;

/**
 * Checks the next events of a workspace's chain, beginning after `from`. Bounded: call it again with what it returned
 * until it is done. A row that was altered, removed, inserted or moved breaks the chain there; rows that were cut off at
 * the end are missed against the head that the workspace's row keeps.
 */
export async function verifyStep(
  workspaceId: string,
  from: Readonly<{ sequence: number; hash: string }> = { sequence: 0, hash: chainStart },
): Promise<VerifyProgress> {
  // The head first: what is appended meanwhile is behind it, and is not asked for.
  const head = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { auditSequence: true, auditHash: true },
  });
  const rows = await db().auditEvent.findMany({
    where: { workspaceId, sequence: { gt: from.sequence, lte: head.auditSequence } },
    orderBy: { sequence: "asc" },
    take: stepSize,
  });
  let { sequence, hash } = from;
  const at = (broken: Break | null, done: boolean) => ({ sequence, hash, total: head.auditSequence, done, broken });
  for (const { id, hash: stored, ...row } of rows) {
    if (row.sequence !== sequence + 1) return at(missing(sequence + 1), true);
    const right = chainHash(hash, row);
    if (right !== stored) return at({ sequence: row.sequence, id, reason: altered }, true);
    sequence = row.sequence;
    hash = right;
  }
  if (rows.length === stepSize) return at(null, false);
  if (sequence < head.auditSequence) return at(missing(sequence + 1), true);
  if (sequence === head.auditSequence && hash !== head.auditHash) {
    return at({ sequence, id: null, reason: "The last event is not the one that was written last." }, true);
  }
  return at(await beyond(workspaceId, head.auditSequence), true);
}

const altered = "This event, or its place in the log, is not what was written.";

function missing(sequence: number): Break {
  return { sequence, id: null, reason: "This event has been removed." };
}

/** Rows behind the head are written by nobody but this program, which moves the head along: asked again, to be sure. */
async function beyond(workspaceId: string, total: number): Promise<Break | null> {
  const extra = await db().auditEvent.findFirst({
    where: { workspaceId, sequence: { gt: total } },
    orderBy: { sequence: "asc" },
    select: { id: true, sequence: true },
  });
  if (!extra) return null;
  const now = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { auditSequence: true } });
  if (now.auditSequence >= extra.sequence) return null;
  return { ...extra, reason: "This event was added behind the end of the log." };
}

/** The whole chain in one go, for the command line. */
export async function verifyChain(workspaceId: string): Promise<VerifyProgress> {
  let progress = await verifyStep(workspaceId);
  while (!progress.done) progress = await verifyStep(workspaceId, progress);
  return progress;
}
