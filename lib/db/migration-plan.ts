import type { MigrationFile } from "./migration-files";

/** A row of `_prisma_migrations`, as far as it matters here. */
export type AppliedRow = { name: string; checksum: string; finished: boolean; rolledBack: boolean };

/** The database and this program do not fit together. The message says what to do; nothing was changed. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/**
 * The migrations that are still to be applied, oldest first.
 * @throws {MigrationError} when the database was written by a newer or by another program, or left half-way by a tool
 *   that does not work in transactions.
 */
export function pendingMigrations(files: readonly MigrationFile[], rows: readonly AppliedRow[]): MigrationFile[] {
  const applied = new Map(rows.filter((row) => !row.rolledBack).map((row) => [row.name, row]));
  const known = new Map(files.map((file) => [file.name, file]));
  for (const row of applied.values()) {
    const file = known.get(row.name);
    if (!file) {
      throw new MigrationError(
        `The database has the migration "${row.name}", which this version of Latchkey does not know: a newer version has ` +
          "run on it. Start that version again, or restore a backup made before it.",
      );
    }
    if (!row.finished) {
      throw new MigrationError(
        `The migration "${row.name}" was begun by another tool and did not finish. Restore a backup, or settle it with ` +
          '"prisma migrate resolve".',
      );
    }
    if (row.checksum !== file.checksum) {
      throw new MigrationError(
        `The migration "${row.name}" is not the one that was applied to this database: its file has changed since. ` +
          "Restore the file; to change the database, add a new migration.",
      );
    }
  }
  return files.filter((file) => !applied.has(file.name));
}
