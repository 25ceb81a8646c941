import "server-only";
import type { Scope } from "../access/scopes";
import { db } from "../db/client";
import { writeRows } from "../db/write-rows";
import { shared } from "../process-state";
import { FewAddresses } from "./few-addresses";
import { writeScopeUse } from "./scope-use";
import { WriteBehind } from "./write-behind";

const hour = 3_600_000;

/** Addresses that one key is counted by in one hour; further ones are counted together as "other". */
const addressesPerHour = 100;
/** Counts that wait while the database is away, at most. */
const mostWaiting = 50_000;
/** Counts are kept for 90 days. */
export const usageDays = 90;

type Count = {
  api_key_id: string;
  hour: number;
  route: string;
  ip: string;
  allowed: number;
  refused: number;
  /** Those that the calls may have needed. */
  scopes: readonly Scope[];
};
export type Call = Readonly<{ keyId: string; route: string; ip: string; scopes: readonly Scope[]; at: number }>;

const counters = () => shared("usage", makeCounters);

function makeCounters() {
  const waiting = new Map<string, Count>();
  const addresses = new FewAddresses(addressesPerHour);
  const writer = new WriteBehind<Count>("usage", {
    take: () => {
      const counts = [...waiting.values()];
      waiting.clear();
      return counts;
    },
    putBack: (counts) => {
      for (const count of counts) add(count);
    },
    write,
  });
  const add = (count: Count) => {
    const name = `${count.api_key_id}|${count.hour}|${count.route}|${count.ip}`;
    const known = waiting.get(name);
    if (known) {
      known.allowed += count.allowed;
      known.refused += count.refused;
      known.scopes = both(known.scopes, count.scopes);
    } else if (waiting.size < mostWaiting) waiting.set(name, count);
  };
  return { waiting, addresses, writer };
}

/** Counts one call of a key: a map entry now, one row for many calls later. */
export function countUse({ keyId, route, ip, scopes, at }: Call, outcome: "allowed" | "refused"): void {
  const { waiting, addresses, writer } = counters();
  const start = at - (at % hour);
  const from = addresses.nameOf(`${keyId}|${start}`, ip);
  const name = `${keyId}|${start}|${route}|${from}`;
  let count = waiting.get(name);
  if (!count) {
    if (waiting.size >= mostWaiting) return;
    count = { api_key_id: keyId, hour: start, route, ip: from, allowed: 0, refused: 0, scopes };
    waiting.set(name, count);
  }
  count[outcome] += 1;
  count.scopes = both(count.scopes, scopes);
  writer.wake();
}

/** Nearly always one and the same list: the endpoint's own. */
function both(known: readonly Scope[], more: readonly Scope[]): readonly Scope[] {
  return known === more ? known : [...new Set([...known, ...more])];
}

export const usageWriter = () => counters().writer;

const columns = {
  api_key_id: "text",
  hour: "time",
  route: "text",
  ip: "text",
  allowed: "integer",
  refused: "integer",
} as const;

/** A key that was deleted meanwhile has no row to count for. In order, so that two instances do not lock crosswise. */
async function write(counts: readonly Count[]): Promise<void> {
  // First, because it can be said twice: counts that were written are not written again.
  await writeScopeUse(counts.map((count) => ({ ...count, keyId: count.api_key_id })));
  await writeRows(
    columns,
    counts.map(({ scopes: _, ...count }) => count),
    (rows) => `
      INSERT INTO api_key_usage (api_key_id, hour, route, ip, allowed, refused)
      SELECT api_key_id, hour, route, ip, allowed, refused FROM ${rows}
      WHERE EXISTS (SELECT 1 FROM api_keys k WHERE k.id = r.api_key_id)
      ORDER BY api_key_id, hour, route, ip
      ON CONFLICT (api_key_id, hour, route, ip) DO UPDATE
      SET allowed = api_key_usage.allowed + excluded.allowed, refused = api_key_usage.refused + excluded.refused`,
  );
}

/** Drops counts that are older than the retention. */
export async function forgetOldUsage(now: number): Promise<void> {
  await db().apiKeyUsage.deleteMany({ where: { hour: { lt: new Date(now - usageDays * 24 * hour) } } });
}
