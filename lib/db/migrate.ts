import "server-only";
import { env } from "../env";
import { providerOf, sqlitePath } from "./client";
import { migratePostgresql } from "./migrate-postgresql";
import { migrateSqlite } from "./migrate-sqlite";
import { migrationsFolder, readMigrations } from "./migration-files";

/**
 * Applies the migrations that the database lacks, each in one transaction together with the row that says so: a runner
 * that is killed leaves nothing behind, and the next one goes on. Runners that start at the same moment wait for each
 * other. Goes past Prisma, whose own tool would have to download an engine; its tables and checksums are Prisma's, so
 * `prisma migrate status` agrees.
 * @returns the names of what was applied, oldest first.
 * @throws {MigrationError} when the database and this program do not fit together; nothing was changed then.
 */
export async function migrate(url: string = env().DATABASE_URL, folder?: string): Promise<string[]> {
  const provider = providerOf(url);
  const files = readMigrations(folder ?? migrationsFolder(provider));
  return provider === "sqlite" ? migrateSqlite(sqlitePath(url), files) : migratePostgresql(url, files);
}
