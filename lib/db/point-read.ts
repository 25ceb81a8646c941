import "server-only";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { log } from "../log";
import { recorder } from "../metrics/recorder";
import { forgetShared, shared, takeShared } from "../process-state";
import { provider, sqlitePath } from "./client";
import { openPool } from "./pools";

/**
 * Reads of one row that stand in the path of every API request. They go past Prisma, which takes 15 to 40 times as long
 * as the driver for them, on connections of their own, as prepared statements.
 *
 * Statements are written with `?` and run on both databases. Times are epoch milliseconds on both; booleans are 0 and 1
 * on SQLite.
 */
export function pointRead<Row extends object>(name: string, sql: string) {
  const numbered = numberParameters(sql);
  return (...values: (string | number)[]): Row | undefined | Promise<Row | undefined> => {
    if (provider() === "sqlite") {
      const { statement, columns } = prepared(name, sql);
      const row = statement.get(...values) as unknown[] | undefined;
      return row && named<Row>(columns, row);
    }
    return query<Row>(name, numbered, values, pointPatience).then((rows) => rows[0]);
  };
}

/** The same for a handful of rows. */
export function pointReadAll<Row extends object>(name: string, sql: string) {
  const numbered = numberParameters(sql);
  return (...values: (string | number)[]): Row[] | Promise<Row[]> => {
    if (provider() === "sqlite") {
      const { statement, columns } = prepared(name, sql);
      return (statement.all(...values) as unknown[][]).map((row) => named<Row>(columns, row));
    }
    return query<Row>(name, numbered, values, pointPatience);
  };
}

/** Statements that are kept prepared for `readRows`; on PostgreSQL, on each connection. */
const mostShapes = 300;

/**
 * A statement that is put together at run time, such as a list with filters. The first few hundred shapes stay
 * prepared; a caller who keeps inventing new ones cannot fill the memory.
 *
 * `replan` is for statements whose best plan differs with their values, such as a search for a rare or a common word: PostgreSQL
 * would soon plan a prepared one for all values alike. SQLite plans without looking at them.
 */
export async function readRows<Row extends object>(
  sql: string,
  values: readonly (string | number)[],
  { replan = false } = {},
): Promise<Row[]> {
  if (replan && provider() === "postgresql") {
    return query<Row>(undefined, numberParameters(sql), [...values], listPatience);
  }
  const shapes = shared("point-read-shapes", () => new Map<string, string>());
  let name = shapes.get(sql);
  if (name === undefined && shapes.size < mostShapes) {
    name = `shape-${shapes.size}`;
    shapes.set(sql, name);
  }
  if (provider() === "postgresql") return query<Row>(name, numberParameters(sql), [...values], listPatience);
  const { statement, columns } = name === undefined ? prepare(sql) : prepared(name, sql);
  return (statement.all(...values) as unknown[][]).map((row) => named<Row>(columns, row));
}

/** A time as a parameter: what the columns hold, epoch milliseconds on SQLite and UTC without a zone on PostgreSQL. */
export function timeParameter(time: Date | number): string | number {
  return provider() === "sqlite" ? Number(time) : new Date(time).toISOString();
}

async function query<Row extends object>(
  name: string | undefined,
  text: string,
  values: (string | number)[],
  query_timeout: number,
): Promise<Row[]> {
  // A connection whose answer did not come in time is given up, and never lent again.
  const config: pg.QueryConfig & { query_timeout: number } = { text, values, types: epochTypes, query_timeout };
  if (name !== undefined) config.name = name;
  const began = performance.now();
  const { rows } = await postgres().query<Row>(config);
  recorder()?.queries.record({ kind: "point_read" }, (performance.now() - began) / 1_000);
  return rows;
}

function numberParameters(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

type Prepared = Readonly<{ statement: Sqlite.Statement; columns: readonly string[] }>;
type Reader = { connection: Sqlite.Database; statements: Map<string, Prepared> };

function reader(): Reader {
  return shared("point-read-sqlite", () => ({
    // WAL: a reader sees the last commit and waits for no writer.
    connection: new Sqlite(sqlitePath(), { readonly: true, timeout: 5 }),
    statements: new Map(),
  }));
}

function prepared(name: string, sql: string): Prepared {
  const { statements } = reader();
  let known = statements.get(name);
  if (!known) {
    known = prepare(sql);
    statements.set(name, known);
  }
  return known;
}

function prepare(sql: string): Prepared {
  const statement = reader().connection.prepare(sql);
  return { columns: statement.columns().map((column) => column.name), statement: statement.raw() };
}

/** Naming the columns here takes half the time that the driver takes to make objects of rows. */
function named<Row extends object>(columns: readonly string[], row: readonly unknown[]): Row {
  const result: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) result[columns[index] ?? ""] = row[index];
  return result as Row;
}

/**
 * How long a read may take on PostgreSQL, in milliseconds. With the wait for a connection a key check that cannot be done
 * is refused within five seconds, also by a server that has stopped answering without closing anything.
 */
const connectionPatience = 2_000;
const pointPatience = 2_500;
const listPatience = 10_000;

function postgres(): pg.Pool {
  return shared("point-read-postgresql", () =>
    openPool("point_reads", {
      connectionTimeoutMillis: connectionPatience,
      application_name: "latchkey-point-read",
      onConnect: endWhatNobodyAwaits,
    }),
  );
}

/**
 * Reads that wait for a lock would otherwise go on when they have been given up here, each with a connection of the server.
 * Not a parameter of the connection: poolers in between refuse those. The second setting is not on every platform.
 */
async function endWhatNobodyAwaits(client: pg.ClientBase): Promise<void> {
  for (const setting of [`statement_timeout = ${listPatience}`, "client_connection_check_interval = '1s'"]) {
    await client
      .query(`SET ${setting}`)
      .catch((error: unknown) => log().debug({ err: error }, "a setting was not made"));
  }
}

const TIMESTAMP = 1114;
const epochTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    // "timestamp without time zone" is UTC here; the driver would read it as local time.
    if (oid === TIMESTAMP) return (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);
    return pg.types.getTypeParser(oid, format as "text");
  },
};

export async function closePointReads(): Promise<void> {
  takeShared<Reader>("point-read-sqlite")?.connection.close();
  await takeShared<pg.Pool>("point-read-postgresql")?.end();
  forgetShared("point-read-shapes");
}
