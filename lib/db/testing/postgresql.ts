import { randomBytes } from "node:crypto";
import pg from "pg";

/** The server that the tests make their databases on; the user must be allowed to create some. */
export const serverUrl = process.env.TEST_POSTGRES_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres";

const prefix = "latchkey_test_";

export function urlOf(database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements on the server's own database. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function postgresqlAnswers(): Promise<boolean> {
  return onServer((client) => client.query("SELECT 1")).then(
    () => true,
    () => false,
  );
}

/** Creates a database, empty or as a copy, and returns its name. The name holds the time, see `dropForgotten`. */
export async function createDatabase(template?: string): Promise<string> {
  const name = `${prefix}${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString("hex")}`;
  await onServer((client) => client.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`));
  return name;
}

export async function dropDatabase(name: string): Promise<void> {
  await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** Drops what runs that were killed left behind: test databases older than an hour. */
export async function dropForgotten(): Promise<void> {
  await onServer(async (client) => {
    const all = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE $1", [
      `${prefix}%`,
    ]);
    for (const { datname } of all.rows) {
      const made = Number(datname.slice(prefix.length).split("_")[0]) * 1000;
      if (made < Date.now() - 3_600_000) await client.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => {});
    }
  });
}
