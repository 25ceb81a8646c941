import "server-only";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "./client";

export type MigrationFile = Readonly<{ name: string; sql: string; checksum: string }>;

/**
 * `prisma/<provider>/migrations` of this program, found upwards from this file (the bundle lies one folder below the
 * project's root, the source two), then from the working directory.
 */
export function migrationsFolder(provider: Provider): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const found = join(folder, "prisma", provider, "migrations");
      if (existsSync(join(found, "migration_lock.toml"))) return found;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`The folder prisma/${provider}/migrations is missing: the installation is incomplete.`);
}

/** The migrations of a folder, oldest first. The checksum is Prisma's: SHA-256 of the file, hex. */
export function readMigrations(folder: string): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
