import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Used } from "./counters";
import { count, countIn, refund, type Standing, standing } from "./limiter";
import { MemoryCounters } from "./memory-counters";
import { defaultPolicy } from "./policies";
import { RedisCounters } from "./redis-counters";
import { hasRedis, RedisServer } from "./testing/redis-server";

if (!hasRedis) console.warn("redis-server is not installed: limits in Redis are not tested.");

/** What nobody waits longer than, in milliseconds. */
const promised = 100;

/** Where counts are compared, a busy machine may take its time, in milliseconds. */
const unhurried = 10_000;

// Milliseconds are measured here, and a busy machine may be away for longer than that: hence another try.
describe.skipIf(!hasRedis)("limits in Redis", { retry: 2 }, () => {
  let redis: RedisServer;
  const open: RedisCounters[] = [];
  let names = 0;

  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterEach(async () => {
    redis.goOn();
    for (const counters of open.splice(0)) counters.close();
    countIn(new MemoryCounters());
  });
  afterAll(() => redis.stop());

  const name = () => `test ${++names}`;

  /** An instance whose connection stands. */
  async function instance(patience?: number): Promise<RedisCounters> {
    const counters = await RedisCounters.connect(redis.url, patience);
    open.push(counters);
    await answers(counters);
    return counters;
  }

  const answers = (counters: RedisCounters) =>
    vi.waitUntil(async () => !(await counters.look("ready", 60)).alone, { timeout: 10_000, interval: 20 });

  /** How long the slowest of some calls at once took, and what they said. */
  async function timed(calls: number, call: () => Used | Promise<Used>): Promise<{ slowest: number; said: Used[] }> {
    const started = performance.now();
    let slowest = 0;
    const said = await Promise.all(
      Array.from({ length: calls }, async () => {
        const used = await call();
        slowest = Math.max(slowest, performance.now() - started);
        return used;
      }),
    );
    return { slowest, said };
  }

  test("two instances share a window, which ends for both at the same time", async () => {
    const [one, two] = [await instance(unhurried), await instance(unhurried)];
    const who = name();
    expect((await one.count(who, 60)).used).toBe(1);
    expect((await two.count(who, 60)).used).toBe(2);
    const seen = await one.look(who, 60);
    expect(seen.used).toBe(2);
    expect(seen.msLeft).toBeGreaterThan(50_000);
    expect(seen.msLeft).toBeLessThanOrEqual(60_000);
  });

  test("of many requests at once, each is counted once", async () => {
    const [one, two] = [await instance(unhurried), await instance(unhurried)];
    const who = name();
    const counted = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 ? one : two).count(who, 60)),
    );
    expect(counted.map(({ used }) => used).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  test("a refund gives back, and never more than was counted", async () => {
    const one = await instance(unhurried);
    const who = name();
    await one.count(who, 60);
    expect((await one.refund(who, 60)).used).toBe(0);
    expect((await one.refund(who, 60)).used).toBe(0);
  });

  test("what one instance clears, the other finds cleared", async () => {
    const [one, two] = [await instance(unhurried), await instance(unhurried)];
    const who = name();
    await one.count(who, 60);
    await two.clear(who);
    expect((await one.look(who, 60)).used).toBe(0);
    expect((await one.count(who, 60)).used).toBe(1);
  });

  test("a Redis that is stopped costs no time, and half the limit holds until it is back", async () => {
    const counters = await instance();
    countIn(counters);
    const policy = { ...defaultPolicy("tickets-create"), limit: 10 };
    const who = name();
    expect(await count(policy, who)).toMatchObject({ remaining: 9, policy: { limit: 10 } });
    await redis.stop();
    const { slowest, said } = await timed(50, () => counters.count(name(), 60));
    expect(slowest).toBeLessThan(promised);
    expect(said.every(({ alone }) => alone)).toBe(true);
    // What was counted before is not forgotten: one of five is used.
    expect(await count(policy, who)).toMatchObject({ remaining: 3, policy: { limit: 5 } });
    const last = (await standing(policy, who)) as Standing;
    expect(await refund(last.policy, who), "not a quarter").toMatchObject({ remaining: 4, policy: { limit: 5 } });
    for (let index = 0; index < 4; index++) expect(await count(policy, who)).toMatchObject({ exceeded: false });
    expect(await count(policy, who)).toMatchObject({ exceeded: true });
    await redis.start();
    await answers(counters);
    expect(await standing(policy, who)).toMatchObject({ policy: { limit: 10 } });
  });

  test("a Redis that hangs is waited for less than a tenth of a second, and then left alone", {
    retry: 2,
  }, async () => {
    const counters = await instance();
    redis.hang();
    const first = await timed(50, () => counters.count(name(), 60));
    expect(first.slowest).toBeLessThan(promised);
    expect(first.said.every(({ alone }) => alone)).toBe(true);
    const second = await timed(50, () => counters.count(name(), 60));
    expect(second.slowest).toBeLessThan(20);
    redis.goOn();
    await answers(counters);
  });

  test("an instance that starts without Redis limits by itself", async () => {
    await redis.stop();
    const counters = await RedisCounters.connect(redis.url);
    open.push(counters);
    const { slowest, said } = await timed(20, () => counters.count(name(), 60));
    expect(slowest).toBeLessThan(promised);
    expect(said.every(({ alone }) => alone)).toBe(true);
    await redis.start();
    await answers(counters);
  });
});
