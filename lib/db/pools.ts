import "server-only";
import pg from "pg";
import { env } from "../env";
import { shared } from "../process-state";

/** What the connections of a pool are for. */
export type PoolName = "transactions" | "point_reads";

export type PoolState = Readonly<{ pool: PoolName; busy: number; idle: number; waiting: number }>;

const open = () => shared("pools", () => new Map<PoolName, pg.Pool>());

/** A pool of at most ten connections to PostgreSQL, whose state is known to `poolStates`. */
export function openPool(name: PoolName, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 10, ...options });
  // A backend that goes away while idle must not end the process; the next query opens a new one.
  pool.on("error", () => {});
  open().set(name, pool);
  return pool;
}

/** How many connections are busy and idle, and how many queries wait for one. Empty on SQLite. */
export function poolStates(): PoolState[] {
  return [...open()].map(([pool, { totalCount, idleCount, waitingCount }]) => ({
    pool,
    busy: totalCount - idleCount,
    idle: idleCount,
    waiting: waitingCount,
  }));
}
