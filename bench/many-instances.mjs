/** What many instances share: PostgreSQL and Redis. P2 and P7 are measured there. */
import { Redis } from "ioredis";
import { onPostgresql } from "./databases.mjs";

const redisUrl = process.env.BENCH_REDIS_URL ?? "redis://127.0.0.1:6379";

/**
 * Runs `work` with the configuration of an instance on a new, empty database.
 * @returns what it returned, or a result without goals where PostgreSQL or Redis is missing.
 */
export async function withSharedServices(note, work) {
  const none = { headings: ["not measured: PostgreSQL or Redis is missing"], rows: [], goals: [] };
  if (!(await redisAnswers())) {
    note(`SKIPPED: no Redis answers at ${new URL(redisUrl).host}; name another in BENCH_REDIS_URL`);
    return none;
  }
  return (await onPostgresql(note, (env) => work({ ...env, REDIS_URL: redisUrl }))) ?? none;
}

async function redisAnswers() {
  const client = new Redis(redisUrl, { lazyConnect: true, retryStrategy: null, connectTimeout: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
