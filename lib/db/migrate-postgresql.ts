import "server-only";
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { MigrationFile } from "./migration-files";
import { type AppliedRow, MigrationError, pendingMigrations } from "./migration-plan";

/** The lock that Prisma's own tools take while they migrate. */
const lockNumber = 72707369;

// As Prisma makes it, so that its own tools read it.
const createTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** Brings a PostgreSQL database up to date and returns the names of what was applied. */
export async function migratePostgresql(url: string, files: readonly MigrationFile[]): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "latchkey-migrate",
  });
  // A connection that breaks is reported by the query that runs on it.
  client.on("error", () => {});
  await client.connect();
  try {
    // The usual start: nothing to do, and no lock to wait for.
    if (pendingMigrations(files, await rowsOf(client)).length === 0) return [];
    await lock(client);
    await client.query(createTable);
    const applied: string[] = [];
    for (const migration of pendingMigrations(files, await rowsOf(client))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    // The lock belongs to the session and goes with it.
    await client.end();
  }
}

async function lock(client: pg.Client): Promise<void> {
  // Of a runner that was killed, the server would only notice when its statement ends; until then it holds the lock.
  // The setting exists since PostgreSQL 14 and not on every platform.
  await client.query("SET client_connection_check_interval = '1s'").catch(() => {});
  await client.query("SET lock_timeout = '120s'");
  await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
  await client.query("SET lock_timeout = DEFAULT");
}

async function apply(client: pg.Client, migration: MigrationFile): Promise<void> {
  const started = new Date();
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, $5, 1)`,
      [randomUUID(), migration.checksum, new Date(), migration.name, started],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new MigrationError(`The migration "${migration.name}" failed and was undone: ${String(error)}`);
  }
}

async function rowsOf(client: pg.Client): Promise<AppliedRow[]> {
  const table = await client.query<{ found: boolean }>("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found");
  if (!table.rows[0]?.found) return [];
  const result = await client.query<AppliedRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished,
            rolled_back_at IS NOT NULL AS "rolledBack" FROM _prisma_migrations`,
  );
  return result.rows;
}
