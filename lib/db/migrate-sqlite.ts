import "server-only";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { MigrationFile } from "./migration-files";
import { type AppliedRow, MigrationError, pendingMigrations } from "./migration-plan";

/** Another process may be applying a migration that rebuilds a large table: milliseconds to wait for its lock. */
const lockPatience = 120_000;

// As Prisma makes it, so that its own tools read it.
const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Brings a SQLite file up to date and returns the names of what was applied. */
export async function migrateSqlite(path: string, files: readonly MigrationFile[]): Promise<string[]> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const connection = new Sqlite(path, { timeout: 5 });
  try {
    await patiently(() => connection.pragma("journal_mode = WAL"));
    connection.pragma("synchronous = FULL");
    // A table is rebuilt by copying and dropping it, which must not cascade. Has no effect inside a transaction, so the
    // same line in a migration does nothing; what it would have found is checked before the commit.
    connection.pragma("foreign_keys = OFF");
    const applied: string[] = [];
    while ((await patiently(() => pendingMigrations(files, rowsOf(connection)))).length > 0) {
      await patiently(() => connection.exec("BEGIN IMMEDIATE"));
      const name = applyNext(connection, files);
      if (name !== null) applied.push(name);
    }
    return applied;
  } finally {
    connection.close();
  }
}

/** Applies one migration under the lock that the caller took; null when another process was quicker. */
function applyNext(connection: Sqlite.Database, files: readonly MigrationFile[]): string | null {
  try {
    connection.exec(createTable);
    const [next] = pendingMigrations(files, rowsOf(connection));
    if (next) apply(connection, next);
    connection.exec("COMMIT");
    return next?.name ?? null;
  } catch (error) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  }
}

function apply(connection: Sqlite.Database, migration: MigrationFile): void {
  const started = Date.now();
  try {
    connection.exec(migration.sql);
  } catch (error) {
    throw new MigrationError(`The migration "${migration.name}" failed and was undone: ${String(error)}`);
  }
  const broken = connection.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) {
    throw new MigrationError(`The migration "${migration.name}" would break ${broken.length} references; undone.`);
  }
  connection
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, Date.now(), migration.name, started);
}

function rowsOf(connection: Sqlite.Database): AppliedRow[] {
  const table = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  if (!table) return [];
  const rows = connection
    .prepare('SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations"')
    .all() as { migration_name: string; checksum: string; finished_at: unknown; rolled_back_at: unknown }[];
  return rows.map((row) => ({
    name: row.migration_name,
    checksum: row.checksum,
    finished: row.finished_at !== null,
    rolledBack: row.rolled_back_at !== null,
  }));
}

async function patiently<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + lockPatience;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (!code.startsWith("SQLITE_BUSY") || performance.now() > deadline) throw error;
      await sleep(20 + Math.random() * 60);
    }
  }
}
