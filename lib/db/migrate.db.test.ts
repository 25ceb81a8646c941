import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { provider } from "./client";
import { migrate } from "./migrate";
import { migrationsFolder, readMigrations } from "./migration-files";
import { migrationsIn, scratchDatabase, scratchFolder } from "./testing/scratch";

const two = {
  "20260101000000_first": "CREATE TABLE boxes (id INTEGER PRIMARY KEY);",
  "20260102000000_second": "ALTER TABLE boxes ADD COLUMN colour TEXT; CREATE TABLE lids (id INTEGER PRIMARY KEY);",
};

/** A statement that runs for many seconds. */
const slow =
  provider() === "sqlite"
    ? `CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000)
       SELECT count(*) AS c FROM n;`
    : "SELECT pg_sleep(60);";

test("the product's migrations apply to an empty database, and a second run does nothing", async () => {
  const { url, run } = await scratchDatabase();
  const files = readMigrations(migrationsFolder(provider()));
  expect(await migrate(url)).toEqual(files.map((file) => file.name));
  expect(await migrate(url)).toEqual([]);
  expect(await run("SELECT id FROM api_keys")).toEqual([]);
  const rows = await run("SELECT * FROM _prisma_migrations");
  expect(rows.map((row) => row.migration_name)).toEqual(files.map((file) => file.name));
  expect(rows.map((row) => row.checksum)).toEqual(
    files.map((file) => createHash("sha256").update(file.sql).digest("hex")),
  );
  expect(rows.every((row) => row.finished_at !== null && row.rolled_back_at === null)).toBe(true);
});

test("only what is missing is applied", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), { "20260101000000_first": two["20260101000000_first"] });
  await migrate(url, folder);
  await run("INSERT INTO boxes (id) VALUES (7)");
  expect(await migrate(url, migrationsIn(folder, two))).toEqual(["20260102000000_second"]);
  expect(await run("SELECT id, colour FROM boxes")).toEqual([{ id: 7, colour: null }]);
});

test("runners in three processes at once apply everything once", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), two);
  const program = await runner();
  const runs = await Promise.all([1, 2, 3].map(() => finished(start(program, url, folder))));
  expect(runs.map((one) => one.stderr)).toEqual(["", "", ""]);
  const applied = runs.flatMap((one) => JSON.parse(one.stdout) as string[]).sort();
  expect(applied).toEqual(Object.keys(two));
  expect(await run("SELECT migration_name FROM _prisma_migrations")).toHaveLength(2);
});

test("a runner that is killed half-way leaves nothing behind, and the next one goes on", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), {
    ...two,
    "20260103000000_third": `CREATE TABLE half (id INTEGER PRIMARY KEY); ${slow}`,
  });
  const child = start(await runner(), url, folder);
  await until(async () => (await run("SELECT id FROM lids").catch(() => null)) !== null);
  await sleep(300);
  child.kill("SIGKILL");
  await once(child, "exit");
  await expect(run("SELECT id FROM half")).rejects.toThrow();
  migrationsIn(folder, { "20260103000000_third": "CREATE TABLE half (id INTEGER PRIMARY KEY);" });
  expect(await migrate(url, folder)).toEqual(["20260103000000_third"]);
  expect(await run("SELECT id FROM half")).toEqual([]);
});

test("a migration that fails is undone as a whole and named", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), {
    "20260101000000_bad": "CREATE TABLE a (id INTEGER); SELECT * FROM x;",
  });
  await expect(migrate(url, folder)).rejects.toThrow('"20260101000000_bad" failed and was undone');
  await expect(run("SELECT * FROM a")).rejects.toThrow();
  migrationsIn(folder, { "20260101000000_bad": "CREATE TABLE a (id INTEGER);" });
  expect(await migrate(url, folder)).toEqual(["20260101000000_bad"]);
});

test("a migration whose file has changed since it was applied is refused", async () => {
  const { url } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), two);
  await migrate(url, folder);
  migrationsIn(folder, { "20260101000000_first": "CREATE TABLE boxes (id BIGINT PRIMARY KEY);" });
  await expect(migrate(url, folder)).rejects.toThrow('"20260101000000_first" is not the one that was applied');
});

test("an older program refuses the database of a newer one", async () => {
  const { url } = await scratchDatabase();
  await migrate(url, migrationsIn(scratchFolder(), two));
  const older = migrationsIn(scratchFolder(), { "20260101000000_first": two["20260101000000_first"] });
  await expect(migrate(url, older)).rejects.toThrow(/"20260102000000_second", which this version .* does not know/);
});

test("a migration that another tool left half-applied is refused, one that it rolled back is not", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), two);
  await migrate(url, folder);
  await run("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '20260102000000_second'");
  await expect(migrate(url, folder)).rejects.toThrow("did not finish");
  await run("UPDATE _prisma_migrations SET rolled_back_at = CURRENT_TIMESTAMP WHERE finished_at IS NULL");
  await run("ALTER TABLE boxes DROP COLUMN colour");
  await run("DROP TABLE lids");
  expect(await migrate(url, folder)).toEqual(["20260102000000_second"]);
});

const sqliteTest = provider() === "sqlite" ? test : () => {};

sqliteTest("a table can be rebuilt without losing the rows that refer to it", async () => {
  const { url, run } = await scratchDatabase();
  const folder = migrationsIn(scratchFolder(), {
    "20260101000000_first": `CREATE TABLE boxes (id INTEGER PRIMARY KEY);
      CREATE TABLE lids (id INTEGER PRIMARY KEY, box INTEGER REFERENCES boxes (id) ON DELETE CASCADE);
      INSERT INTO boxes VALUES (1); INSERT INTO lids VALUES (1, 1);`,
  });
  await migrate(url, folder);
  const rebuild = (keep: string) => `PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF;
    CREATE TABLE new_boxes (id INTEGER PRIMARY KEY, colour TEXT);
    INSERT INTO new_boxes (id) SELECT id FROM boxes ${keep}; DROP TABLE boxes; ALTER TABLE new_boxes RENAME TO boxes;
    PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;`;
  migrationsIn(folder, { "20260102000000_rebuild": rebuild("WHERE id > 1") });
  await expect(migrate(url, folder)).rejects.toThrow("would break 1 references");
  migrationsIn(folder, { "20260102000000_rebuild": rebuild("") });
  expect(await migrate(url, folder)).toEqual(["20260102000000_rebuild"]);
  expect(await run("SELECT box FROM lids")).toEqual([{ box: 1 }]);
});

/** A program that migrates `url` from `folder` and prints what it applied. */
async function runner(): Promise<string> {
  // Within the project, so that the drivers are found.
  const outfile = join(import.meta.dirname, `../../node_modules/.cache/migrate-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: `import { migrate } from "./migrate";
        console.log(JSON.stringify(await migrate(process.argv[2], process.argv[3])));`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    alias: { "server-only": join(import.meta.dirname, "../../scripts/empty.mjs") },
  });
  return outfile;
}

function start(program: string, url: string, folder: string): ChildProcess {
  return spawn(process.execPath, [program, url, folder], { stdio: ["ignore", "pipe", "pipe"] });
}

async function finished(child: ChildProcess): Promise<{ stdout: string; stderr: string }> {
  const out = { stdout: "", stderr: "" };
  child.stdout?.on("data", (data) => (out.stdout += data));
  child.stderr?.on("data", (data) => (out.stderr += data));
  await once(child, "close");
  return out;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}
