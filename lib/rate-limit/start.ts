import "server-only";
import { env } from "../env";
import { shared } from "../process-state";
import { countIn } from "./limiter";

/** Counts in Redis where `REDIS_URL` names one, so that many instances share their limits. */
export function startLimiter(): Promise<void> {
  return shared("limiter-started", async () => {
    const { REDIS_URL } = env();
    if (!REDIS_URL) return;
    const { RedisCounters } = await import("./redis-counters");
    countIn(await RedisCounters.connect(REDIS_URL));
  });
}
