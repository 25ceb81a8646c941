import "server-only";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Redis } from "ioredis";
import { RateLimiterRedis, type RateLimiterRes } from "rate-limiter-flexible";
import { log } from "../log";
import type { Counters, Used } from "./counters";
import { MemoryCounters } from "./memory-counters";

/** How long a request waits for Redis, in milliseconds: it may ask twice, and is promised less than 100 in all. */
const requestPatience = 40;
/** How long the start of the process waits for the connection, in milliseconds. */
const startPatience = 1_000;
/** How long Redis is left alone after it failed or did not answer, in milliseconds. */
const restFor = 1_000;

/**
 * Counts in Redis, for all instances together. Each of them also counts in its own memory: when Redis is away or slow,
 * that is what it knows, and it goes by it alone until Redis answers again.
 */
export class RedisCounters implements Counters {
  readonly #memory = new MemoryCounters();
  readonly #limiter: RateLimiterRedis;
  readonly #client: Redis;
  /** On the monotonic clock; until then nobody asks. */
  #restUntil = 0;
  #probing = false;
  #away = false;

  constructor(client: Redis) {
    this.#client = client;
    this.#limiter = new RateLimiterRedis({
      storeClient: client,
      keyPrefix: "latchkey:limit",
      // Only counted there; what is too much depends on the policy that is in force.
      points: Number.MAX_SAFE_INTEGER,
      duration: 60,
      rejectIfRedisNotReady: true,
    });
  }

  /**
   * A client that never waits: neither for a connection, nor longer than `patience` (milliseconds) for an answer. It goes on trying to
   * connect in the background; only the start gives it a second.
   */
  static async connect(url: string, patience = requestPatience): Promise<RedisCounters> {
    const { Redis } = await import("ioredis");
    const client = new Redis(url, {
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      commandTimeout: patience,
      connectTimeout: 2_000,
      // A connection that went silent, as behind a cut cable, is given up and made anew.
      socketTimeout: 5_000,
      retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
      connectionName: "latchkey",
    });
    // What goes wrong is told where it is met, once; an error that nobody listens to would end the process.
    client.on("error", () => {});
    await Promise.race([once(client, "ready").catch(() => {}), sleep(startPatience)]);
    return new RedisCounters(client);
  }

  count(name: string, seconds: number): Promise<Used> {
    const local = this.#memory.count(name, seconds);
    return this.#ask(local, () => this.#limiter.consume(name, 1, { customDuration: seconds }));
  }

  refund(name: string, seconds: number): Promise<Used> {
    const local = this.#memory.refund(name, seconds);
    return this.#ask(local, () => this.#limiter.reward(name, 1, { customDuration: seconds }));
  }

  look(name: string, seconds: number): Promise<Used> {
    const local = this.#memory.look(name, seconds);
    return this.#ask(local, () => this.#limiter.get(name), { used: 0, msLeft: seconds * 1_000 });
  }

  async clear(name: string): Promise<void> {
    this.#memory.clear(name);
    const nothing = { used: 0, msLeft: 0 };
    await this.#ask(nothing, async () => {
      await this.#limiter.delete(name);
      return null;
    });
  }

  /** Asks Redis itself, so that it is known before a request has to find out. */
  answers(): Promise<boolean> {
    return this.#client.ping().then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.#client.disconnect();
  }

  async #ask(local: Used, ask: () => Promise<RateLimiterRes | null>, none: Used = local): Promise<Used> {
    const alone = { ...local, alone: true } as const;
    if (performance.now() < this.#restUntil || this.#probing) return alone;
    // After a rest one request tries, so that not all of them wait for a Redis that is still away.
    this.#probing = this.#away;
    try {
      const counted = await ask();
      this.#back();
      return counted ? { used: Math.max(counted.consumedPoints, 0), msLeft: Math.max(counted.msBeforeNext, 0) } : none;
    } catch (error) {
      this.#rest(error);
      return alone;
    } finally {
      this.#probing = false;
    }
  }

  #rest(error: unknown): void {
    this.#restUntil = performance.now() + restFor;
    const reason = error instanceof Error ? error.message : String(error);
    if (!this.#away) log().warn({ reason }, "Redis does not answer: each instance limits by itself, more strictly");
    this.#away = true;
  }

  #back(): void {
    if (this.#away) log().info("Redis answers again: limits are shared");
    this.#away = false;
  }
}
