import "server-only";
import { existsSync } from "node:fs";
import { providerOf, sqlitePath } from "../client";
import { migrate } from "../migrate";
import { type Copied, copyTables, filledTables, type Progress } from "./copy-tables";
import { openSource, openTarget, using } from "./open";
import { CopyError } from "./table";

/** Whether anything is in a database; one that does not exist yet, or has no tables, holds nothing. */
export async function heldTables(url: string): Promise<string[]> {
  if (providerOf(url) === "sqlite" && !existsSync(sqlitePath(url))) return [];
  return using(openSource(url), filledTables);
}

/**
 * Copies a whole database as it is at this moment into another one, which is created and brought up to date first. All of
 * it in one transaction: what is interrupted leaves an empty database, and is begun again.
 * @param replace takes away what is there, in the same transaction; else the other one must be empty.
 * @throws {CopyError}, MigrationError
 */
export async function copyDatabase(
  from: string,
  to: string,
  { replace = false, progress }: { replace?: boolean; progress?: Progress } = {},
): Promise<Copied[]> {
  return using(openSource(from), async (source) => {
    if (source.migrations.length === 0) throw new CopyError("There is no installation in the database to copy from.");
    if (!replace) requireEmpty(await heldTables(to));
    await migrate(to);
    return using(openTarget(to), async (target) => {
      if (replace) await target.clear();
      return copyTables(source, target, progress);
    });
  });
}

/** @throws {CopyError} */
export function requireEmpty(held: readonly string[]): void {
  if (held.length === 0) return;
  const named = held.slice(0, 3).join(", ");
  throw new CopyError(`The target is not empty: there are rows in ${named}${held.length > 3 ? ", …" : ""}.`);
}
