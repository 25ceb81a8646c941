import { expect, test } from "vitest";
import { db } from "./client";
import { migrationState } from "./migration-state";

test("a database says whether it is as this program needs it, behind it or ahead of it", async () => {
  expect(await migrationState()).toBe("current");
  await db().$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
    VALUES ('later', '', CURRENT_TIMESTAMP, '29991231235959_of_a_newer_version', 1)`;
  expect(await migrationState()).toBe("ahead");
  // A backup of an earlier version was restored under the process: whatever came since is missing.
  await db().$executeRaw`
    DELETE FROM _prisma_migrations WHERE migration_name = (
      SELECT MAX(migration_name) FROM _prisma_migrations WHERE id <> 'later')`;
  expect(await migrationState()).toBe("behind");
});
