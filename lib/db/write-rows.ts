import "server-only";
import { type Db, db, provider, type Tx } from "./client";

/** The columns of rows that go into one statement, by their names in the rows. */
export type RowColumns = Readonly<Record<string, "text" | "integer" | "time">>;

const casts = { text: "TEXT", integer: "INTEGER", time: "TIMESTAMP(3)" } as const;

/**
 * Runs one statement on hundreds of rows that travel as one parameter, a JSON array: neither a statement for each row
 * nor a list of values that is parsed anew for each length. `sql` gets a FROM item called `r` with these columns.
 * Times are epoch milliseconds. In a transaction when one is given.
 */
export async function writeRows<Columns extends RowColumns>(
  columns: Columns,
  rows: readonly Readonly<{ [Name in keyof Columns]: Columns[Name] extends "text" ? string : number }>[],
  sql: (from: string) => string,
  on: Db | Tx = db(),
): Promise<number> {
  const names = Object.keys(columns);
  if (provider() === "sqlite") {
    const list = names.map((name) => `value ->> '${name}' AS ${name}`).join(", ");
    return on.$executeRawUnsafe(sql(`(SELECT ${list} FROM json_each(?)) AS r`), JSON.stringify(rows));
  }
  const list = Object.entries(columns).map(([name, type]) => `${name} ${casts[type]}`);
  return on.$executeRawUnsafe(
    sql(`json_to_recordset($1::json) AS r(${list.join(", ")})`),
    JSON.stringify(rows, (name, value) => (columns[name] === "time" ? timeText(value) : plainText(value))),
  );
}

/** What PostgreSQL reads as a time; it has no zone and is UTC. */
function timeText(value: unknown): unknown {
  return typeof value === "number" ? new Date(value).toISOString() : value;
}

/** PostgreSQL knows no NUL in text, and would refuse every row of the statement because of one. */
function plainText(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}
