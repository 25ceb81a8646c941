import "server-only";
import { db } from "../db/client";
import { log } from "../log";
import { shared } from "../process-state";

const hour = 3_600_000;

/** Counts wait in memory this long, in milliseconds, and are written together. SIGTERM writes what is left. */
const flushEvery = 5_000;
/** Addresses that one key is counted by in one hour; further ones are counted together as "other". */
const addressesPerHour = 100;
/** Rows are kept for 90 days. */
const retention = 90 * 24 * hour;

type Count = { keyId: string; hour: number; route: string; ip: string; allowed: number; refused: number };
type Buffer = { counts: Map<string, Count>; addresses: Map<string, Set<string>>; timer: NodeJS.Timeout | null };

const buffer = () => shared("usage", (): Buffer => ({ counts: new Map(), addresses: new Map(), timer: null }));

/** Counts one call of a key: a map entry now, one row for many calls later. */
export function countUse(keyId: string, route: string, ip: string, outcome: "allowed" | "refused", now: number): void {
  const waiting = buffer();
  const start = now - (now % hour);
  const from = addressFor(waiting, `${keyId}|${start}`, ip);
  const name = `${keyId}|${start}|${route}|${from}`;
  let count = waiting.counts.get(name);
  if (!count) {
    count = { keyId, hour: start, route, ip: from, allowed: 0, refused: 0 };
    waiting.counts.set(name, count);
  }
  count[outcome] += 1;
  waiting.timer ??= setTimeout(() => void flushUsage(), flushEvery).unref();
}

function addressFor(waiting: Buffer, name: string, ip: string): string {
  const seen = waiting.addresses.get(name);
  if (!seen) {
    if (waiting.addresses.size > 20_000) waiting.addresses.clear();
    waiting.addresses.set(name, new Set([ip]));
    return ip;
  }
  if (seen.has(ip)) return ip;
  if (seen.size >= addressesPerHour) return "other";
  seen.add(ip);
  return ip;
}

/** Writes what has been counted. What could not be written is counted again with the next write. */
export async function flushUsage(): Promise<void> {
  const waiting = buffer();
  if (waiting.timer) clearTimeout(waiting.timer);
  waiting.timer = null;
  const counts = [...waiting.counts.values()];
  waiting.counts.clear();
  for (let at = 0; at < counts.length; at += 200) {
    const batch = counts.slice(at, at + 200);
    try {
      await write(batch);
    } catch (error) {
      log().warn({ err: error, rows: batch.length }, "usage was not written yet");
      for (const count of batch) keep(waiting, count);
      waiting.timer ??= setTimeout(() => void flushUsage(), flushEvery).unref();
    }
  }
}

function keep(waiting: Buffer, count: Count): void {
  const name = `${count.keyId}|${count.hour}|${count.route}|${count.ip}`;
  const newer = waiting.counts.get(name);
  if (newer) {
    newer.allowed += count.allowed;
    newer.refused += count.refused;
  } else if (waiting.counts.size < 50_000) waiting.counts.set(name, count);
}

async function write(counts: readonly Count[]): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const { keyId, hour: start, route, ip, allowed, refused } of counts) {
      const at = new Date(start);
      // A key that was deleted meanwhile has no row to count for.
      await tx.$executeRaw`
        INSERT INTO api_key_usage (api_key_id, hour, route, ip, allowed, refused)
        SELECT id, ${at}, ${route}, ${ip}, ${allowed}, ${refused} FROM api_keys WHERE id = ${keyId}
        ON CONFLICT (api_key_id, hour, route, ip) DO UPDATE
        SET allowed = api_key_usage.allowed + excluded.allowed, refused = api_key_usage.refused + excluded.refused`;
    }
  });
}

/** Drops counts that are older than the retention. */
export async function forgetOldUsage(now = Date.now()): Promise<void> {
  await db().apiKeyUsage.deleteMany({ where: { hour: { lt: new Date(now - retention) } } });
}
