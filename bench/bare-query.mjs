/** The baseline of P2 and P3: `node:http`, one prepared statement, `JSON.stringify`. The statement and its values come from outside. */
import { createServer } from "node:http";
import Sqlite from "better-sqlite3";
import pg from "pg";

const { DATABASE_URL: url = "", QUERY_SQL: sql = "", QUERY_VALUES: values = "[]", PORT: port } = process.env;
const read = url.startsWith("file:") ? fromSqlite() : fromPostgresql();

createServer(async (_request, response) => {
  const text = JSON.stringify({ data: await read() });
  const length = Buffer.byteLength(text);
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": length });
  response.end(text);
}).listen(Number(port), "127.0.0.1");

function fromSqlite() {
  const statement = new Sqlite(url.slice("file:".length), { readonly: true }).prepare(sql);
  const given = JSON.parse(values);
  return () => statement.all(...given);
}

function fromPostgresql() {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  let count = 0;
  const text = sql.replace(/\?/g, () => `$${++count}`);
  const given = JSON.parse(values);
  return async () => (await pool.query({ name: "query", text, values: given })).rows;
}
