import "server-only";
import Sqlite from "better-sqlite3";
import {
  bookkeeping,
  byName,
  type Column,
  type ColumnType,
  CopyError,
  columnType,
  parentsFirst,
  type Row,
  type Table,
  type Value,
} from "./table";
import { rowsAtOnce, type Source } from "./transfer";

/** As Prisma's migrations declare them. */
const types: Readonly<Record<string, ColumnType>> = {
  TEXT: "text",
  INTEGER: "integer",
  BIGINT: "integer",
  BOOLEAN: "boolean",
  DATETIME: "time",
};

/** Opens a file as it is now. It may be in use: with WAL, reading neither waits for writers nor holds them up. */
export function openSqliteSource(path: string): Source {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    connection.exec("BEGIN");
    return sourceOf(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** What a connection reads within the transaction that it is in. */
export function sourceOf(connection: Sqlite.Database): Source {
  return {
    tables: tablesOf(connection),
    migrations: migrationsOf(connection),
    async *batches(table) {
      let batch: Row[] = [];
      const rows = connection.prepare(selectAll(table)).raw().iterate() as IterableIterator<unknown[]>;
      for (const values of rows) {
        batch.push(table.columns.map((column, at) => readValue(table, column, values[at])));
        if (batch.length < rowsAtOnce) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    async close() {
      connection.close();
    },
  };
}

/** Full-text indexes and what is behind them are no tables of this kind: triggers fill them. */
export function tablesOf(connection: Sqlite.Database): Table[] {
  const listed = connection.pragma("table_list") as { schema: string; name: string; type: string }[];
  const names = listed
    .filter(({ schema, type }) => schema === "main" && type === "table")
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("sqlite_") && name !== bookkeeping);
  return parentsFirst(names.map((name) => tableOf(connection, name)));
}

function tableOf(connection: Sqlite.Database, name: string): Table {
  const columns = connection.pragma(`table_xinfo("${name}")`) as { name: string; type: string; hidden: number }[];
  const references = connection.pragma(`foreign_key_list("${name}")`) as { table: string }[];
  return {
    name,
    columns: columns
      // A generated column makes itself.
      .filter(({ hidden }) => hidden === 0)
      .map((column) => ({ name: column.name, type: columnType(types, `${name}.${column.name}`, column.type) }))
      .sort(byName),
    refersTo: [...new Set(references.map(({ table }) => table))],
  };
}

function migrationsOf(connection: Sqlite.Database): string[] {
  const known = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(bookkeeping);
  if (!known) return [];
  const rows = connection
    .prepare(`SELECT migration_name AS name FROM ${bookkeeping} WHERE rolled_back_at IS NULL ORDER BY name`)
    .all() as { name: string }[];
  return rows.map(({ name }) => name);
}

function selectAll({ name, columns }: Table): string {
  const list = columns.map((column) =>
    column.type === "integer" ? `CAST("${column.name}" AS TEXT)` : `"${column.name}"`,
  );
  return `SELECT ${list.join(", ")} FROM "${name}"`;
}

/** SQLite lets any value stand in any column. */
function readValue({ name }: Table, column: Column, stored: unknown): Value {
  if (stored === null) return null;
  switch (column.type) {
    case "text":
      // PostgreSQL knows no NUL in text, so neither side of a comparison has one.
      if (typeof stored === "string") return stored.includes("\0") ? stored.replaceAll("\0", "") : stored;
      break;
    case "integer":
      if (typeof stored === "string" && /^-?\d+$/.test(stored)) return stored;
      break;
    case "boolean":
      if (stored === 0 || stored === 1) return stored === 1;
      break;
    case "time":
      if (Number.isSafeInteger(stored)) return stored as number;
      break;
  }
  throw new CopyError(`A row of ${name} holds something in ${column.name} that is no ${column.type}.`);
}
