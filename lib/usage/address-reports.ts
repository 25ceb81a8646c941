import "server-only";
import { db } from "../db/client";
import { log } from "../log";
import { shared } from "../process-state";

/** Counts wait in memory this long, in milliseconds, and are written together. */
const flushEvery = 5_000;
/** Addresses that one list is counted by between two writes; further ones are counted together as "other". */
const addressesPerList = 500;
const retention = 90 * 86_400_000;

/** A list in report-only mode: the workspace's or a key's, since it took its present form (epoch milliseconds). */
export type ReportedList = Readonly<{ id: string; since: number; workspaceId: string }>;

type Count = { list: ReportedList; ip: string; calls: number; lastAt: number };
type Buffer = { lists: Map<string, Map<string, Count>>; timer: NodeJS.Timeout | null };

const buffer = () => shared("address-reports", (): Buffer => ({ lists: new Map(), timer: null }));

/** Counts one call that a list would have refused, had it not been in report-only mode. */
export function countReport(list: ReportedList, address: string | null, now: number): void {
  const waiting = buffer();
  keep(waiting, { list, ip: address ?? "unknown", calls: 1, lastAt: now });
  waiting.timer ??= setTimeout(() => void flushAddressReports(), flushEvery).unref();
}

function keep({ lists }: Buffer, { list, ip, calls, lastAt }: Count): void {
  const name = `${list.id}|${list.since}`;
  const counts = lists.get(name) ?? new Map<string, Count>();
  lists.set(name, counts);
  const under = counts.has(ip) || counts.size < addressesPerList ? ip : "other";
  const known = counts.get(under);
  if (known) {
    known.calls += calls;
    known.lastAt = Math.max(known.lastAt, lastAt);
  } else counts.set(under, { list, ip: under, calls, lastAt });
}

/** Writes what has been counted. What could not be written is counted again with the next write. */
export async function flushAddressReports(): Promise<void> {
  const waiting = buffer();
  if (waiting.timer) clearTimeout(waiting.timer);
  waiting.timer = null;
  const counts = [...waiting.lists.values()].flatMap((list) => [...list.values()]);
  waiting.lists.clear();
  if (counts.length === 0) return;
  try {
    await write(counts);
  } catch (error) {
    log().warn({ err: error, rows: counts.length }, "address reports were not written yet");
    for (const count of counts) keep(waiting, count);
    waiting.timer ??= setTimeout(() => void flushAddressReports(), flushEvery).unref();
  }
}

async function write(counts: readonly Count[]): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const { list, ip, calls, lastAt } of counts) {
      const [since, at] = [new Date(list.since), new Date(lastAt)];
      // A workspace that was deleted meanwhile has no row to count for.
      await tx.$executeRaw`
        INSERT INTO address_reports (list_id, since, ip, workspace_id, calls, last_at)
        SELECT ${list.id}, ${since}, ${ip}, id, ${calls}, ${at} FROM workspaces WHERE id = ${list.workspaceId}
        ON CONFLICT (list_id, since, ip) DO UPDATE
        SET calls = address_reports.calls + excluded.calls, last_at = excluded.last_at`;
    }
  });
}

/** Drops reports that nothing was added to within the retention. */
export async function forgetOldAddressReports(now = Date.now()): Promise<void> {
  await db().addressReport.deleteMany({ where: { lastAt: { lt: new Date(now - retention) } } });
}
