import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { onTestFinished } from "vitest";
import { provider, sqlitePath } from "../client";
import { createDatabase, dropDatabase, urlOf } from "./postgresql";

type Row = Record<string, unknown>;

/** An empty database of the project's kind, for tests about databases; gone when the test has finished. */
export async function scratchDatabase(): Promise<{ url: string; run: (sql: string) => Promise<Row[]> }> {
  if (provider() === "sqlite") {
    const url = `file:${join(scratchFolder(), "scratch.db")}`;
    return { url, run: async (sql) => onFile(url, sql) };
  }
  const name = await createDatabase();
  onTestFinished(() => dropDatabase(name));
  const url = urlOf(name);
  return { url, run: (sql) => onDatabase(url, sql) };
}

/** A temporary folder; gone when the test has finished. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-scratch-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of migrations: name → SQL. */
export function migrationsIn(folder: string, migrations: Record<string, string>): string {
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

function onFile(url: string, sql: string): Row[] {
  const connection = new Sqlite(sqlitePath(url), { timeout: 5_000 });
  try {
    const statement = connection.prepare(sql);
    if (statement.reader) return statement.all() as Row[];
    statement.run();
    return [];
  } finally {
    connection.close();
  }
}

async function onDatabase(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
