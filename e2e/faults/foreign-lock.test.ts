import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { db, provider, sqlitePath } from "../../lib/db/client";
import { callsOf, compareTickets, givenBusyKey, moreKey } from "./fixtures/busy-key";
import { isLong, report } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";
import { percentile, Steady, statuses } from "./fixtures/steady";

vi.setConfig({ testTimeout: 300_000 });

/** How long SQLite's write lock is held, in seconds. */
const held = isLong ? [1, 8, 60] : [1, 8];
/** How long a write waits for the lock before it is refused, in milliseconds, and what a busy machine adds. */
const mostOfAWrite = 5_000 + 2_500;

/** What a call may take while all who waited write at once, on a machine that has much else to do, in milliseconds. */
const afterwards = 4_000;

/** Fault test F4. The lock is that of this process; the server is another one. */
test.runIf(provider() === "sqlite").each(held)(
  "while another process holds the write lock for %i s, reads go on and writes are refused or done",
  async (seconds) => {
    const { given, id, key } = await givenBusyKey();
    const unused = await moreKey(given, "Used for the first time");
    const { url } = await Instance.start();
    const { check, read, write } = callsOf(url, key);
    // What is done for the first time takes longer.
    for (let round = 0; round < 20; round++) await Promise.all([check(), read()]);
    const firstCalls = 40;

    const lock = new Sqlite(sqlitePath(), { timeout: 5_000 });
    lock.exec("BEGIN IMMEDIATE");
    const checks = new Steady(check, 25);
    const reads = new Steady(read, 50);
    const firstUses = new Steady(callsOf(url, unused.key).check, 500);
    const writes = new Steady(write, 200);
    await sleep(seconds * 1_000);
    lock.exec("COMMIT");
    lock.close();
    const released = performance.now();
    await sleep(2_000);
    const [checked, wasRead, written, used] = await Promise.all([
      checks.stop(),
      reads.stop(),
      writes.stop(),
      firstUses.stop(),
    ]);

    expect(statuses([...checked, ...wasRead, ...used])).toEqual({ 200: checked.length + wasRead.length + used.length });
    const during = [...checked, ...wasRead].filter(({ sentAt, ms }) => sentAt + ms < released);
    const p99 = percentile(during, 0.99);
    expect(p99).toBeLessThan(200);
    expect(percentile(used, 1)).toBeLessThan(afterwards);
    // A loop that stands still shows as one call that takes as long; also when all who waited write at once.
    expect(percentile(during, 1)).toBeLessThan(1_500);
    expect(percentile([...checked, ...wasRead], 1)).toBeLessThan(afterwards);

    const refused = written.filter(({ status }) => status === 503);
    expect(written.filter(({ status }) => status !== 201 && status !== 503)).toEqual([]);
    expect(refused.filter(({ retryAfter }) => !(Number(retryAfter) >= 1))).toEqual([]);
    expect(percentile(written, 1)).toBeLessThan(mostOfAWrite);
    if (seconds > 5) expect(refused.length).toBeGreaterThan(0);
    const after = written.filter(({ sentAt }) => sentAt > released);
    expect(statuses(after)).toEqual({ 201: after.length });
    const { lost, unasked, acknowledged } = await compareTickets(given.workspace.id, written);
    expect([lost, unasked]).toEqual([0, 0]);

    // What was counted in memory meanwhile gets written by itself, and so does the first use.
    const counted = checked.length + wasRead.length + written.length + firstCalls;
    await vi.waitFor(async () => expect(await countedOf(id)).toBe(counted), { timeout: 20_000, interval: 250 });
    expect((await db().apiKey.findUniqueOrThrow({ where: { id: unused.id } })).lastUsedAt).not.toBeNull();
    report(`F4, lock held for ${seconds} s`, {
      rounds: 1,
      faults: 1,
      acknowledged,
      lost,
      "writes refused": refused.length,
      "reads and checks": checked.length + wasRead.length,
      "ms p99": p99,
      "ms at most": percentile([...checked, ...wasRead], 1),
    });
  },
);

async function countedOf(apiKeyId: string): Promise<number> {
  const { _sum } = await db().apiKeyUsage.aggregate({ where: { apiKeyId }, _sum: { allowed: true, refused: true } });
  return (_sum.allowed ?? 0) + (_sum.refused ?? 0);
}
