import "server-only";
import { existsSync } from "node:fs";
import { providerOf, sqlitePath } from "../client";
import { openPostgresqlSource } from "./postgresql-source";
import { openPostgresqlTarget } from "./postgresql-target";
import { openSqliteSource } from "./sqlite-source";
import { openSqliteTarget } from "./sqlite-target";
import { CopyError } from "./table";
import type { Source, Target } from "./transfer";

/** A database as it is at this moment, to read. @throws {CopyError} when there is no such file. */
export async function openSource(url: string): Promise<Source> {
  if (providerOf(url) === "postgresql") return openPostgresqlSource(url);
  if (!existsSync(sqlitePath(url))) throw new CopyError(`There is no database at ${sqlitePath(url)}.`);
  return openSqliteSource(sqlitePath(url));
}

/** A migrated database to write to, in one transaction. */
export async function openTarget(url: string): Promise<Target> {
  return providerOf(url) === "sqlite" ? openSqliteTarget(sqlitePath(url)) : openPostgresqlTarget(url);
}

/** Does something with an open database and closes it, whatever comes of it. */
export async function using<D extends Source, T>(opening: Promise<D>, work: (database: D) => Promise<T>): Promise<T> {
  const database = await opening;
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
