import "server-only";
import Sqlite from "better-sqlite3";
import { provider, sqlitePath } from "./client";

/**
 * How many rows of an index are looked at, about: what SQLite advises for large tables. With a limit it also takes no
 * samples of values, for which it would plan a statement anew each time that a parameter has another one.
 */
const rowsLookedAt = 1_000;

/**
 * Tells SQLite how its tables are filled, where that has changed much since it was told. Untold it takes every workspace for
 * one of ten rows, and reads all of its articles to find twenty by their ids. PostgreSQL does this by itself.
 */
export function refreshStatistics(): void {
  if (provider() !== "sqlite") return;
  const connection = new Sqlite(sqlitePath(), { timeout: 50 });
  try {
    takeStatistics(connection);
  } finally {
    connection.close();
  }
}

/** The same over a connection, of whatever file. */
export function takeStatistics(connection: Sqlite.Database): void {
  connection.pragma(`analysis_limit = ${rowsLookedAt}`);
  // All tables, not only those that this connection has read; and what is stale is analysed.
  connection.pragma("optimize(0x10002)");
}
