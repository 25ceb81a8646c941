import "server-only";
import Sqlite from "better-sqlite3";
import { CopyError } from "./copy/table";

/** Reads every page of a file and every index. @throws {CopyError} when it is damaged. */
export function checkSqliteFile(path: string): void {
  const connection = new Sqlite(path, { fileMustExist: true, timeout: 5_000 });
  try {
    const [first] = connection.pragma("integrity_check(1)") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw new CopyError(`${path} is damaged: ${first?.integrity_check}`);
    const broken = connection.pragma("foreign_key_check") as { table: string }[];
    if (broken[0]) throw new CopyError(`${path} is damaged: rows of ${broken[0].table} refer to rows that are gone.`);
    checkFullText(connection);
  } finally {
    connection.close();
  }
}

/** That each full-text index says what its table says. @throws {CopyError} */
export function checkFullText(connection: Sqlite.Database): void {
  const indexes = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
    .all() as { name: string }[];
  for (const { name } of indexes) {
    try {
      connection.exec(`INSERT INTO "${name}" ("${name}", rank) VALUES ('integrity-check', 1)`);
    } catch (error) {
      throw new CopyError(`The full-text index ${name} does not fit its table: ${String(error)}`);
    }
  }
}
