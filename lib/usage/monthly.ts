import "server-only";
import { db } from "../db/client";
import { writeRows } from "../db/write-rows";
import { shared } from "../process-state";
import { WriteBehind } from "./write-behind";

/** Counts are kept for this many months, the current one among them. */
const monthsKept = 24;

type Row = { workspace_id: string; month: string; calls: number };

/** What this process has counted of a month, and how much of it the database has. */
type Tally = { month: string; counted: number; written: number };

const monthly = () => shared("monthly-usage", makeMonthly);

function makeMonthly() {
  const tallies = new Map<string, Tally>();
  const waiting = new Map<string, Row>();
  const add = (row: Row) => {
    const name = `${row.workspace_id}|${row.month}`;
    const known = waiting.get(name);
    if (known) known.calls += row.calls;
    else waiting.set(name, row);
  };
  const writer = new WriteBehind<Row>("monthly usage", {
    take: () => {
      const rows = [...waiting.values()];
      waiting.clear();
      return rows;
    },
    putBack: (rows) => rows.forEach(add),
    write: async (rows) => {
      await write(rows);
      for (const { workspace_id, month, calls } of rows) {
        const tally = tallies.get(workspace_id);
        if (tally?.month === month) tally.written += calls;
      }
    },
  });
  return { tallies, add, writer };
}

/** The last month that was asked for: every request asks, and formatting a date takes longer than the rest of it. */
let last = { name: "", begins: 0, ends: 0 };

function monthAt(at: number): typeof last {
  if (at >= last.begins && at < last.ends) return last;
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  last = { name: date.toISOString().slice(0, 7), begins: Date.UTC(year, month, 1), ends: Date.UTC(year, month + 1, 1) };
  return last;
}

/** The calendar month of a moment in UTC: "2026-11". */
export const monthOf = (at: number): string => monthAt(at).name;

/** When the month of a moment ends, in epoch milliseconds. */
export const endOfMonth = (at: number): number => monthAt(at).ends;

/** Counts one call of a workspace, or gives one back: two additions now, one row for many calls later. */
export function countThisMonth(workspaceId: string, month: string, calls: 1 | -1 = 1): void {
  const { add, writer } = monthly();
  tallyOf(workspaceId, month).counted += calls;
  add({ workspace_id: workspaceId, month, calls });
  writer.wake();
}

export function tallyOf(workspaceId: string, month: string): Tally {
  const { tallies } = monthly();
  const known = tallies.get(workspaceId);
  if (known?.month === month) return known;
  const fresh = { month, counted: 0, written: 0 };
  tallies.set(workspaceId, fresh);
  return fresh;
}

export const monthlyWriter = () => monthly().writer;

const columns = { workspace_id: "text", month: "text", calls: "integer" } as const;

/** A workspace that was deleted meanwhile has no row to count for. In order, so that two instances do not lock crosswise. */
async function write(rows: readonly Row[]): Promise<void> {
  await writeRows(
    columns,
    rows,
    (from) => `
      INSERT INTO monthly_usage (workspace_id, month, calls)
      SELECT workspace_id, month, calls FROM ${from}
      WHERE EXISTS (SELECT 1 FROM workspaces w WHERE w.id = r.workspace_id)
      ORDER BY workspace_id, month
      ON CONFLICT (workspace_id, month) DO UPDATE SET calls = monthly_usage.calls + excluded.calls`,
  );
}

/** Drops the counts of months that are over for two years. */
export async function forgetOldMonths(now: number): Promise<void> {
  const date = new Date(now);
  const oldest = monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsKept + 1, 1));
  await db().monthlyUsage.deleteMany({ where: { month: { lt: oldest } } });
}
