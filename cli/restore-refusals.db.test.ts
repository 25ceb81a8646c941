import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { db, provider } from "../lib/db/client";
import { migrate } from "../lib/db/migrate";
import { migrationsFolder, readMigrations } from "../lib/db/migration-files";
import { onDatabase } from "../lib/db/on-database";
import { migrationsIn, scratchDatabase, scratchFolder } from "../lib/db/testing/scratch";
import { cli, json } from "./testing/cli";
import { givenBackup, givenInstallation } from "./testing/given-backup";

vi.setConfig({ testTimeout: 120_000 });

test("an installation is not written over unless that is said, and a former file is kept", async () => {
  const { folder, target } = await givenBackup();
  await json("restore", "--from", folder, "--to", target.url);
  await target.run("UPDATE users SET name = 'Somebody newer'");
  const refused = await cli("restore", "--from", folder, "--to", target.url);
  expect(refused).toMatchObject({ code: 1, out: "", err: /The target is not empty/ });
  expect(await target.run("SELECT DISTINCT name FROM users")).toEqual([{ name: "Somebody newer" }]);
  const { kept_as: keptAs } = await json("restore", "--from", folder, "--to", target.url, "--replace");
  expect(await target.run("SELECT id FROM users WHERE name = 'Somebody newer'")).toEqual([]);
  if (provider() === "postgresql") return expect(keptAs).toBeNull();
  const former = new Sqlite(keptAs, { readonly: true });
  expect(former.prepare("SELECT DISTINCT name FROM users").all()).toEqual([{ name: "Somebody newer" }]);
  former.close();
});

test("nothing is restored while a server has the target open", async () => {
  const { folder, target } = await givenBackup();
  await json("restore", "--from", folder, "--to", target.url);
  const release = await openAsAServer(target.url);
  const refused = await cli("restore", "--from", folder, "--to", target.url, "--replace");
  await release();
  expect(refused).toMatchObject({ code: 1, out: "", err: /Stop it first/ });
  await json("restore", "--from", folder, "--to", target.url, "--replace");
});

async function openAsAServer(url: string): Promise<() => unknown> {
  if (provider() === "sqlite") {
    const connection = new Sqlite(url.slice("file:".length));
    connection.pragma("journal_mode = WAL");
    connection.prepare("SELECT count(*) FROM users").get();
    return () => connection.close();
  }
  const client = new pg.Client({ connectionString: url, application_name: "latchkey" });
  await client.connect();
  return () => client.end();
}

test("a backup that is damaged or not finished is refused, and leaves nothing", async () => {
  const { folder, target, fileKey } = await givenBackup();
  const attempt = () => cli("restore", "--from", folder, "--to", target.url);
  const database = join(folder, "database.db");
  const whole = readFileSync(database);
  const damage: [string, () => void, RegExp][] = [
    [
      "a byte",
      () => writeFileSync(database, Buffer.concat([whole.subarray(0, -1), Buffer.from([7])])),
      /database\.db was changed/,
    ],
    ["half of it", () => writeFileSync(database, whole.subarray(0, whole.length / 2)), /database\.db was changed/],
    ["a file more", () => writeFileSync(join(folder, "files", "more"), ""), /files\/more does not belong to it/],
    ["a file less", () => rmSync(join(folder, "files", fileKey)), /letter is missing/],
    ["the manifest", () => appendFileSync(join(folder, "manifest.json"), " "), /manifest\.json was changed/],
    ["no sums", () => rmSync(join(folder, "SHA256SUMS")), /is no finished backup/],
    ["no folder", () => rmSync(folder, { recursive: true }), /is no finished backup/],
  ];
  const file = readFileSync(join(folder, "files", fileKey));
  for (const [what, harm, message] of damage) {
    harm();
    expect(await attempt(), what).toMatchObject({ code: 1, out: "", err: message });
    if (existsSync(folder)) {
      writeFileSync(database, whole);
      rmSync(join(folder, "files", "more"), { force: true });
      if (what === "a file less") writeFileSync(join(folder, "files", fileKey), file);
    }
  }
  if (provider() === "sqlite") expect(existsSync(target.url.slice("file:".length))).toBe(false);
  else expect(await target.run("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
});

test("a backup of an older version is restored, and brought up to date", async () => {
  const [source, target, folder] = [await scratchDatabase(), await scratchDatabase(), join(scratchFolder(), "backup")];
  const all = readMigrations(migrationsFolder(provider()));
  const older = Object.fromEntries(all.slice(0, -1).map(({ name, sql }) => [name, sql]));
  await migrate(source.url, migrationsIn(scratchFolder(), older));
  const created = provider() === "sqlite" ? "1767225600000" : "'2026-01-01'";
  await source.run(`INSERT INTO installation (id, created_at) VALUES ('the', ${created})`);
  const made = await onDatabase(source.url, () => json("backup", "--to", folder));
  expect(made).toMatchObject({ rows: 1, migration: all.at(-2)?.name });
  await json("restore", "--from", folder, "--to", target.url);
  expect(await target.run("SELECT * FROM installation")).toEqual(await source.run("SELECT * FROM installation"));
  const applied = await target.run("SELECT migration_name AS name FROM _prisma_migrations ORDER BY name");
  expect(applied.map(({ name }) => name)).toEqual(all.map(({ name }) => name));
});

test("an audit log that was meddled with is not restored", async () => {
  const { given } = await givenInstallation();
  await db().auditEvent.updateMany({ where: { workspaceId: given.workspace.id }, data: { actorName: "Nobody" } });
  const folder = join(scratchFolder(), "backup");
  await json("backup", "--to", folder);
  const target = await scratchDatabase();
  const refused = await cli("restore", "--from", folder, "--to", target.url);
  expect(refused).toMatchObject({ code: 1, err: /^The audit log of .* is broken at event 1\./ });
  await db().workspace.delete({ where: { id: given.workspace.id } });
});

test("another secret than the one of the backup is told loudly", async () => {
  const { folder, target } = await givenBackup();
  vi.stubEnv("AUTH_SECRET", "another secret of the tests, long enough");
  const { secret } = await json("restore", "--from", folder, "--to", target.url);
  vi.unstubAllEnvs();
  expect(secret).toMatch(/^THE SECRET IS ANOTHER ONE: .* the fingerprint [0-9a-f]{16} /);
});
