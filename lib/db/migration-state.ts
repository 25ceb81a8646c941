import "server-only";
import { shared } from "../process-state";
import { provider } from "./client";
import { migrationsFolder, readMigrations } from "./migration-files";
import { pointReadAll } from "./point-read";

/**
 * How the database stands to this program: `behind` lacks a migration that this program needs, as after an old backup
 * was restored under it; `ahead` has had one of a newer version, as in the middle of a rolling upgrade.
 */
export type MigrationState = "current" | "behind" | "ahead";

const readApplied = pointReadAll<{ name: string }>(
  "migrations-applied",
  "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
);

/** The names of this program's own migrations: its files do not change while it runs. */
const known = () =>
  shared("migrations-known", () => new Set(readMigrations(migrationsFolder(provider())).map(({ name }) => name)));

/** Reads how the database stands. Rejects when the database cannot be read. */
export async function migrationState(): Promise<MigrationState> {
  const applied = new Set((await readApplied()).map(({ name }) => name));
  if ([...known()].some((name) => !applied.has(name))) return "behind";
  return applied.size > known().size ? "ahead" : "current";
}
