import "server-only";
import { db } from "../db/client";

/** Events are kept for 30 days, in milliseconds. */
const kept = 30 * 86_400_000;
/** Rows of one statement: no writer waits long for it. */
const atOnce = 1_000;

/** What happened before that is not told any more. */
export function keptSince(now: number): Date {
  return new Date(now - kept);
}

/** Deletes the events that are not told any more, the oldest first, so that no gap opens between those that are left. */
export async function forgetOldEvents(signal: AbortSignal, now: Date): Promise<void> {
  const workspaces = await db().workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces) {
    while (!signal.aborted && (await forgetSome(id, keptSince(now.getTime()))) === atOnce);
  }
}

async function forgetSome(workspaceId: string, before: Date): Promise<number> {
  const rows = await db().publicEvent.findMany({
    where: { workspaceId, createdAt: { lt: before } },
    orderBy: { sequence: "asc" },
    select: { sequence: true },
    take: atOnce,
  });
  const last = rows.at(-1);
  if (last) await db().publicEvent.deleteMany({ where: { workspaceId, sequence: { lte: last.sequence } } });
  return rows.length;
}
