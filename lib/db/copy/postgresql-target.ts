import "server-only";
import type pg from "pg";
import { inTransaction, sourceOf } from "./postgresql-source";
import { type Column, CopyError, type Row, type Table } from "./table";
import type { Target } from "./transfer";

/** As what the fields of a JSON object are read. */
const jsonTypes = { text: "TEXT", integer: "BIGINT", boolean: "BOOLEAN", time: "TIMESTAMP(3)" } as const;

/**
 * Opens a migrated database for writing.
 * @throws {CopyError} while a server or another command of Latchkey is connected to it: what that writes would mix with it.
 */
export async function openPostgresqlTarget(url: string): Promise<Target> {
  return inTransaction(url, "", async (client) => {
    await refuseInUse(client);
    const source = await sourceOf(client);
    const allTables = source.tables.map(({ name }) => `"${name}"`).join(", ");
    return {
      ...source,
      insert: (table, rows) => insert(client, table, rows),
      async clear() {
        await client.query(`TRUNCATE ${allTables}`);
      },
      async commit() {
        for (const table of source.tables) await moveCounters(client, table);
        await client.query(`ANALYZE ${allTables}`);
        await client.query("COMMIT");
      },
    };
  });
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ count: string }>(
    `SELECT count(*) AS count FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'latchkey%'`,
  );
  if (rows[0]?.count !== "0") throw new CopyError("A server is connected to this database. Stop it first.");
}

/** One statement and one parameter for all rows, however many there are. */
async function insert(client: pg.Client, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const list = columns.map((column) => `"${column.name}"`).join(", ");
  const fields = columns.map((column) => `"${column.name}" ${jsonTypes[column.type]}`).join(", ");
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, field(column, row[at])])),
  );
  await client.query(
    `INSERT INTO "${name}" (${list}) SELECT ${list} FROM json_to_recordset($1::json) AS r(${fields})`,
    [JSON.stringify(objects)],
  );
}

function field({ type }: Column, value: Row[number] | undefined) {
  return type === "time" && typeof value === "number" ? new Date(value).toISOString() : value;
}

/** A column that counts by itself goes on behind the largest number that was written. */
async function moveCounters(client: pg.Client, { name, columns }: Table): Promise<void> {
  for (const column of columns.filter(({ type }) => type === "integer")) {
    await client.query(
      `SELECT setval(counter, (SELECT coalesce(max("${column.name}"), 0) + 1 FROM "${name}"), false)
       FROM pg_get_serial_sequence($1, $2) AS counter WHERE counter IS NOT NULL`,
      [`"${name}"`, column.name],
    );
  }
}
