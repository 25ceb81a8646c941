import "server-only";
import { pointRead } from "../db/point-read";
import { countThisMonth, endOfMonth, monthOf, tallyOf } from "../usage/monthly";
import { readFresh } from "./fresh";
import type { Standing } from "./limiter";
import { monthlyQuota } from "./policies";

type Row = { calls: number; refuses: number | boolean; used: number | string | null };

const readQuota = pointRead<Row>(
  "monthly-quota",
  `SELECT q.calls, q.refuses, u.calls AS used
   FROM monthly_quotas q LEFT JOIN monthly_usage u ON u.workspace_id = q.workspace_id AND u.month = ?
   WHERE q.workspace_id = ?`,
);

/** What the database says, and how much of it this process had written by then. */
type Known = Readonly<{ month: string; row: Row | undefined; written: number }>;

/**
 * Where a workspace stands with its monthly quota, without counting; null when it has none, or one that only tells. What
 * this process counted is in it at once, what others counted as soon as they have written it: within some seconds.
 */
export function quotaStanding(workspaceId: string, now: number): Standing | null | Promise<Standing | null> {
  const month = monthOf(now);
  const known = readFresh("quota", `${workspaceId}|${month}`, now, () => {
    const row = readQuota(month, workspaceId);
    // Taken after the read: a write that this read did not see yet is left out for a moment rather than counted twice.
    const noted = (there: Row | undefined): Known => ({
      month,
      row: there,
      written: tallyOf(workspaceId, month).written,
    });
    return row instanceof Promise ? row.then(noted) : noted(row);
  });
  return known instanceof Promise
    ? known.then((read) => standingOf(workspaceId, read, now))
    : standingOf(workspaceId, known, now);
}

function standingOf(workspaceId: string, { month, row, written }: Known, now: number): Standing | null {
  if (!row?.refuses) return null;
  const used = Number(row.used ?? 0) + tallyOf(workspaceId, month).counted - written;
  const end = endOfMonth(now);
  return {
    policy: {
      name: monthlyQuota.name,
      limit: row.calls,
      windowSeconds: (end - Date.parse(`${month}-01`)) / 1_000,
      partition: "workspace",
      overridden: true,
    },
    remaining: Math.max(row.calls - used, 0),
    resetSeconds: Math.max(Math.ceil((end - now) / 1_000), 1),
    exceeded: used >= row.calls,
  };
}

/** Counts a call that was let in, and says where the workspace stands after it. */
export function countTowardsQuota(workspaceId: string, before: Standing | null, now: number): Standing | null {
  countThisMonth(workspaceId, monthOf(now));
  return before && { ...before, remaining: before.remaining - 1 };
}

/** For a call that costs nothing after all. */
export function giveBackToQuota(workspaceId: string, now: number): void {
  countThisMonth(workspaceId, monthOf(now), -1);
}
