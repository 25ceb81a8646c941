import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { setLimit } from "../../lib/limits/commands/limit";
import { hasRedis, RedisServer } from "../../lib/rate-limit/testing/redis-server";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { givenBusyKey, moreKey } from "./fixtures/busy-key";
import { isLong, report } from "./fixtures/ledger";
import { sayItIsMissing } from "./fixtures/missing";
import { Instance } from "./fixtures/processes";
import { percentile, Steady, statuses } from "./fixtures/steady";

vi.setConfig({ testTimeout: 300_000 });

/** How long Redis is away, in milliseconds. */
const away = isLong ? 20_000 : 2_000;
/** What nobody waits longer than because of Redis, in milliseconds. */
const promised = 100;
/** Calls in a minute that are let in where limits are counted together. */
const limit = 20;

if (!hasRedis) sayItIsMissing("redis-server", "Redis being away");

type Fault = { title: string; begin: () => Promise<unknown> | unknown; end: () => Promise<unknown> | unknown };

/** Runs commands on a Redis, past every client library. */
async function tell({ port }: RedisServer, ...commands: string[]): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.write([...commands, "QUIT", ""].join("\r\n"));
  socket.resume();
  await once(socket, "close");
}

/** How many of many calls through all instances in turn are let in by a limit that nothing has been counted against. */
async function letIn(instances: readonly Instance[]): Promise<number> {
  const { given, key } = await givenBusyKey();
  await setLimit(given.ctx("owner", "policy:manage"), { policy: "default", limit, windowSeconds: 60 });
  const ip = freshIp();
  let count = 0;
  for (let call = 0; call < 2 * limit + 10; call++) {
    const { status } = await new ApiClient(instances[call % instances.length]?.url ?? "", key, ip).get(
      "/tickets?limit=1",
    );
    expect([200, 429]).toContain(status);
    if (status === 200) count += 1;
  }
  return count;
}

/** Whether every instance says that it counts together with the others: alone it would publish a part of the limit. */
async function isShared(instances: readonly Instance[], key: string): Promise<boolean> {
  const replies = await Promise.all(
    instances.map(({ url }) => new ApiClient(url, key, freshIp()).get("/tickets?limit=1")),
  );
  return replies.every(({ headers }) => String(headers["ratelimit-policy"]).includes("q=10000000;"));
}

async function endure(instances: readonly Instance[], { title, begin, end }: Fault): Promise<void> {
  const { given, key } = await givenBusyKey();
  const doomed = await moreKey(given, "To be revoked");
  const call = (index: number) =>
    new ApiClient(instances[index % 2]?.url ?? "", key, freshIp()).get("/tickets?limit=1");
  const usual = new Steady(call, 20);
  await sleep(1_000);
  const before = percentile(await usual.stop(), 0.5);

  const steady = new Steady(call, 20);
  await sleep(200);
  await begin();
  const alone = await letIn(instances);
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: doomed.id });
  for (const { url } of instances) {
    expect((await new ApiClient(url, doomed.key, freshIp()).get("/tickets?limit=1")).body.code).toBe("key_revoked");
  }
  await sleep(away);
  await end();
  await vi.waitUntil(() => isShared(instances, key), { timeout: 30_000, interval: 100 });
  const answers = await steady.stop();

  expect(statuses(answers), title).toEqual({ 200: answers.length });
  // Each of the two counts for itself, up to the half.
  expect(alone).toBeLessThanOrEqual(limit);
  expect(alone).toBeGreaterThanOrEqual(limit / 2);
  // Of the usual call: the slowest ones are those of a busy machine, and how long Redis is waited for is tested beside it.
  const median = percentile(answers, 0.5);
  expect(median).toBeLessThan(before + promised);
  report(`F11, ${title}`, {
    rounds: 1,
    faults: 1,
    acknowledged: answers.length,
    lost: 0,
    [`let in of ${limit}`]: alone,
    "ms median before": before,
    "ms median": median,
    "ms p99": percentile(answers, 0.99),
  });
}

/** Fault test F11. Two servers go through all of it. */
test.runIf(hasRedis)(
  "while Redis is away in any way, keys are checked, limits are not wider, and nobody waits",
  async () => {
    const redis = await RedisServer.start();
    onTestFinished(() => redis.stop());
    const instances = await Instance.many(2, { REDIS_URL: redis.url });
    const { key } = await givenBusyKey();
    await vi.waitUntil(() => isShared(instances, key), { timeout: 30_000, interval: 100 });
    const faults: Fault[] = [
      { title: "stopped", begin: () => redis.stop(), end: () => redis.start() },
      { title: "silent", begin: () => redis.hang(), end: () => redis.goOn() },
      { title: "emptied", begin: () => tell(redis, "FLUSHALL"), end: () => tell(redis, "FLUSHALL") },
      {
        title: "wrong password",
        begin: () => tell(redis, "CONFIG SET requirepass other", "AUTH other", "CLIENT KILL TYPE normal SKIPME yes"),
        end: () => tell(redis, "AUTH other", 'CONFIG SET requirepass ""'),
      },
    ];
    for (const fault of faults) await endure(instances, fault);
  },
);
