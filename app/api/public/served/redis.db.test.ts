import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { revokeApiKey } from "@/lib/api-keys/commands/revoke";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { countIn, standing } from "@/lib/rate-limit/limiter";
import { MemoryCounters } from "@/lib/rate-limit/memory-counters";
import { defaultPolicy } from "@/lib/rate-limit/policies";
import { RedisCounters } from "@/lib/rate-limit/redis-counters";
import { hasRedis, RedisServer } from "@/lib/rate-limit/testing/redis-server";
import { apiClient, problem } from "./testing/api-call";

describe.skipIf(!hasRedis)("with limits in Redis", () => {
  let redis: RedisServer;
  let counters: RedisCounters;

  beforeAll(async () => {
    redis = await RedisServer.start();
    counters = await RedisCounters.connect(redis.url);
    countIn(counters);
  });
  afterAll(async () => {
    countIn(new MemoryCounters());
    counters.close();
    redis.goOn();
    await redis.stop();
  });

  test("keys are checked as before while it hangs, with half the limit, and nobody waits long", async () => {
    const given = await givenWorkspace();
    const call = await apiClient(given, "tickets:read");
    const limitOf = async () => (await call("GET", "/tickets")).headers.get("x-ratelimit-limit");
    // On a busy machine an answer may come too late, and half of the limit holds for a moment.
    await vi.waitUntil(async () => (await limitOf()) === "120", { timeout: 10_000, interval: 200 });
    redis.hang();
    const started = performance.now();
    expect(await limitOf()).toBe("60");
    // Twice the wait for Redis, and what the call itself takes on a busy machine.
    expect(performance.now() - started).toBeLessThan(300);
    const { id } = await db().apiKey.findFirstOrThrow({ where: { workspaceId: given.workspace.id } });
    await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id });
    expect(problem(await call("GET", "/tickets"))).toEqual([401, "key_revoked"]);
    redis.goOn();
    await vi.waitUntil(async () => !(await standing(defaultPolicy("default"), "nobody")).policy.alone, {
      timeout: 10_000,
    });
  });
});
