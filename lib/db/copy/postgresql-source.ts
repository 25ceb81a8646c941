import "server-only";
import pg from "pg";
import {
  bookkeeping,
  byName,
  type Column,
  type ColumnType,
  columnType,
  parentsFirst,
  type Row,
  type Table,
  type Value,
} from "./table";
import { rowsAtOnce, type Source } from "./transfer";

const types: Readonly<Record<string, ColumnType>> = {
  text: "text",
  integer: "integer",
  bigint: "integer",
  boolean: "boolean",
  "timestamp without time zone": "time",
};

/** A connection of our own that reads values as the server spells them. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "latchkey-copy",
    types: { getTypeParser: () => (text: string) => text },
  });
  // A connection that breaks is reported by the query that runs on it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Opens a database as it is now: REPEATABLE READ sees nothing that is committed later, and holds nobody up. */
export async function openPostgresqlSource(url: string): Promise<Source> {
  return inTransaction(url, "ISOLATION LEVEL REPEATABLE READ READ ONLY", sourceOf);
}

/** Begins a transaction on a connection of its own, which is closed when `open` fails. */
export async function inTransaction<T>(url: string, mode: string, open: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`BEGIN ${mode}`);
    // Times have no zone here and are UTC; nothing is to be turned on the way.
    await client.query("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'");
    return await open(client);
  } catch (error) {
    await client.end();
    throw error;
  }
}

export async function sourceOf(client: pg.Client): Promise<Source> {
  const tables = await tablesOf(client);
  return {
    tables,
    migrations: tables.length === 0 ? [] : await migrationsOf(client),
    async *batches(table) {
      await client.query(`DECLARE copied CURSOR FOR ${selectAll(table)}`);
      try {
        for (;;) {
          const fetch = { text: `FETCH ${rowsAtOnce} FROM copied`, rowMode: "array" as const };
          const { rows } = await client.query<(string | null)[]>(fetch);
          if (rows.length > 0) yield rows.map((row) => readRow(table, row));
          if (rows.length < rowsAtOnce) return;
        }
      } finally {
        // Also for a caller who has seen enough. After an error the transaction is over, and the cursor with it.
        await client.query("CLOSE copied").catch(() => {});
      }
    },
    close: () => client.end(),
  };
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  // A generated column makes itself.
  const columns = await client.query<{ name: string; column: string; type: string }>(
    `SELECT t.table_name AS name, c.column_name AS column, c.data_type AS type
     FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
     WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name <> $1
     AND c.is_generated = 'NEVER'`,
    [bookkeeping],
  );
  const references = await client.query<{ name: string; parent: string }>(
    `SELECT DISTINCT child.relname AS name, parent.relname AS parent FROM pg_constraint k
     JOIN pg_class child ON child.oid = k.conrelid JOIN pg_class parent ON parent.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace`,
  );
  const grouped = new Map<string, Column[]>();
  for (const { name, column, type } of columns.rows) {
    const list = grouped.get(name) ?? [];
    list.push({ name: column, type: columnType(types, `${name}.${column}`, type) });
    grouped.set(name, list);
  }
  const refersTo = (name: string) => references.rows.filter((row) => row.name === name).map(({ parent }) => parent);
  const tables = [...grouped].map(([name, list]) => ({
    name,
    columns: list.sort(byName),
    refersTo: refersTo(name),
  }));
  return parentsFirst(tables);
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${bookkeeping} WHERE rolled_back_at IS NULL`,
  );
  return rows.map(({ name }) => name).sort();
}

function selectAll({ name, columns }: Table): string {
  return `SELECT ${columns.map((column) => `"${column.name}"`).join(", ")} FROM "${name}"`;
}

function readRow({ columns }: Table, row: readonly (string | null)[]): Row {
  return columns.map(({ type }, at) => readValue(type, row[at] ?? null));
}

function readValue(type: ColumnType, text: string | null): Value {
  if (text === null) return null;
  if (type === "boolean") return text === "t";
  return type === "time" ? Date.parse(`${text.replace(" ", "T")}Z`) : text;
}
