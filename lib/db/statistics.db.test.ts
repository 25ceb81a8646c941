import { expect, test } from "vitest";
import { db, provider } from "./client";
import { refreshStatistics } from "./statistics";
import { givenWorkspace } from "./testing/given";

test.skipIf(provider() !== "sqlite")("SQLite learns how its tables are filled, without samples of values", async () => {
  await givenWorkspace();
  refreshStatistics();
  const known = await db().$queryRaw<{ tbl: string }[]>`SELECT DISTINCT tbl FROM sqlite_stat1`;
  expect(known.map(({ tbl }) => tbl)).toContain("workspaces");
  const samples = await db().$queryRaw`SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat4'`;
  const taken = (samples as unknown[]).length === 0 ? [] : await db().$queryRawUnsafe("SELECT tbl FROM sqlite_stat4");
  expect(taken).toEqual([]);
});
