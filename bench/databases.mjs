/** The databases that a benchmark runs on: SQLite, and PostgreSQL where a server answers. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";

const server = process.env.BENCH_POSTGRES_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";

/**
 * Runs `work` on each database in turn, new and empty, and takes it away afterwards.
 * @returns what it returned, by the database's name.
 */
export async function onEachDatabase(folder, note, work) {
  const onSqlite = await work({ name: "SQLite", env: { DATABASE_URL: `file:${join(folder, "bench.db")}` } });
  const onServer = await onPostgresql(note, (env) => work({ name: "PostgreSQL", env }));
  return { SQLite: onSqlite, ...(onServer ? { PostgreSQL: onServer } : {}) };
}

/**
 * Runs `work` on PostgreSQL, new and empty, and takes the database away afterwards.
 * @returns what it returned; null, with a note, where no PostgreSQL answers.
 */
export async function onPostgresql(note, work) {
  if (!(await asking((client) => client.query("SELECT 1")).catch(() => null))) {
    note(`SKIPPED on PostgreSQL: none answers at ${new URL(server).host}; name another in BENCH_POSTGRES_URL`);
    return null;
  }
  const database = `latchkey_bench_${randomBytes(5).toString("hex")}`;
  await asking((client) => client.query(`CREATE DATABASE ${database}`));
  const url = new URL(server);
  url.pathname = `/${database}`;
  try {
    return await work({ DATABASE_URL: url.href });
  } finally {
    await asking((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`));
  }
}

async function asking(work) {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows of one statement on PostgreSQL. */
const chunk = 2_000;

/** A connection of the driver's own, for what would take Prisma hours. Rows are named as in Prisma, times are dates. */
export async function openDriver({ DATABASE_URL: url }) {
  return url.startsWith("file:") ? sqliteDriver(url.slice("file:".length)) : postgresqlDriver(url);
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function sqliteDriver(path) {
  const database = new Sqlite(path, { timeout: 5_000 });
  return {
    sqlite: true,
    async insert(table, rows) {
      if (rows.length === 0) return;
      const names = Object.keys(rows[0]);
      const statement = database.prepare(
        `INSERT INTO ${table} (${names.map(snake).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      );
      const plain = (value) => (value instanceof Date ? value.getTime() : typeof value === "boolean" ? +value : value);
      database.transaction(() => {
        for (const row of rows) statement.run(names.map((name) => plain(row[name])));
      })();
    },
    run: async (sql, values = []) => {
      const statement = database.prepare(sql);
      return statement.reader ? statement.all(...values) : void statement.run(...values);
    },
    /** The server does it as it starts. */
    settle: async () => {},
    close: async () => void database.close(),
  };
}

async function postgresqlDriver(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    sqlite: false,
    async insert(table, rows) {
      if (rows.length === 0) return;
      const columns = Object.keys(rows[0]).map(snake).join(", ");
      const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`;
      for (let at = 0; at < rows.length; at += chunk) {
        const some = rows.slice(at, at + chunk).map((row) => {
          return Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));
        });
        await client.query(sql, [JSON.stringify(some)]);
      }
    },
    run: async (sql, values = []) => (await client.query(sql, values)).rows,
    /** What PostgreSQL does by itself some minutes later. */
    settle: () => client.query("VACUUM ANALYZE"),
    close: () => client.end(),
  };
}
