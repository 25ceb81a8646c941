import "server-only";
import Sqlite from "better-sqlite3";
import { checkFullText } from "../sqlite-check";
import { takeStatistics } from "../statistics";
import { sourceOf } from "./sqlite-source";
import type { ColumnType, Row, Table, Value } from "./table";
import type { Target } from "./transfer";

/** Opens a migrated file for writing. Foreign keys are checked and triggers run, as on any other write. */
export function openSqliteTarget(path: string): Target {
  const connection = new Sqlite(path, { fileMustExist: true, timeout: 5_000 });
  try {
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.exec("BEGIN IMMEDIATE");
    return targetOf(connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

function targetOf(connection: Sqlite.Database): Target {
  const source = sourceOf(connection);
  const statements = new Map<string, Sqlite.Statement>();
  const statementFor = (table: Table) => {
    const known = statements.get(table.name) ?? connection.prepare(insertInto(table));
    statements.set(table.name, known);
    return known;
  };
  return {
    ...source,
    async insert(table, rows) {
      const statement = statementFor(table);
      for (const row of rows) statement.run(...storedRow(table, row));
    },
    async clear() {
      for (const { name } of source.tables.toReversed()) connection.exec(`DELETE FROM "${name}"`);
    },
    async commit() {
      checkFullText(connection);
      connection.exec("COMMIT");
      takeStatistics(connection);
    },
  };
}

function insertInto({ name, columns }: Table): string {
  const list = columns.map((column) => `"${column.name}"`).join(", ");
  return `INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => "?").join(", ")})`;
}

function storedRow({ columns }: Table, row: Row): (string | number | null)[] {
  return columns.map(({ type }, at) => stored(type, row[at] ?? null));
}

/** Of an integer's digits a column for integers makes the integer itself. */
function stored(type: ColumnType, value: Value): string | number | null {
  return type === "boolean" && value !== null ? Number(value) : (value as string | number | null);
}
