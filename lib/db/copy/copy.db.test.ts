import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { provider } from "../client";
import { migrate } from "../migrate";
import { checkSqliteFile } from "../sqlite-check";
import { scratchDatabase, scratchFolder } from "../testing/scratch";
import { copyDatabase } from "./copy-database";
import { contents } from "./copy-tables";
import { openSource, openTarget, using } from "./open";
import type { ColumnType, Table, Value } from "./table";

const texts = ["A 'quoted' \\ \"text\"\nwith 🗝 and \\u0000", "[null, 1]", "", "ß ẞ é é"];
const time = Date.UTC(2026, 1, 28, 23, 59, 59, 7);

/** Every text of a row is the same, so that what refers to another table finds a row there. */
function given(type: ColumnType, at: number): Value {
  if (type === "text") return texts[at] ?? null;
  if (type === "integer") return `${at * 1_000_000_007}`;
  return type === "boolean" ? at % 2 === 1 : time + at * 86_400_000;
}

const row = ({ columns }: Table, at: number) => columns.map(({ type }) => given(type, at));

/** A migrated database with two rows in every table. */
async function givenFull() {
  const database = await scratchDatabase();
  await migrate(database.url);
  await using(openTarget(database.url), async (target) => {
    for (const table of target.tables) await target.insert(table, [row(table, 0), row(table, 1)]);
    await target.commit();
  });
  // Past what JavaScript counts exactly.
  await database.run("UPDATE monthly_usage SET calls = 9007199254740993");
  return database;
}

const scratchFile = () => `file:${join(scratchFolder(), "copy.db")}`;

test("every model is a table that is copied, and nothing else is", async () => {
  const models = readFileSync("prisma/models.prisma", "utf8");
  const names = [...models.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name).sort();
  expect(names).toHaveLength([...models.matchAll(/^model /gm)].length);
  const { url } = await givenFull();
  const held = await using(openSource(url), contents);
  expect(held.map(({ table }) => table)).toEqual(names);
  expect(held.filter(({ rows }) => rows !== 2)).toEqual([]);
});

test("an installation goes to a SQLite file and back, and every table holds what it held", async () => {
  const { url, run } = await givenFull();
  const [file, back] = [scratchFile(), await scratchDatabase()];
  const there = await copyDatabase(url, file);
  expect(there.filter((one) => one.rows !== 2 || one.copiedHash !== one.hash)).toEqual([]);
  await copyDatabase(file, back.url);
  expect(await using(openSource(back.url), contents)).toEqual(await using(openSource(url), contents));
  for (const table of ["users", "monthly_usage", "workspace_policies", "api_keys", "audit_events"]) {
    expect(await back.run(`SELECT * FROM ${table}`)).toEqual(await run(`SELECT * FROM ${table}`));
  }
  checkSqliteFile(file.slice("file:".length));
});

test("what counts by itself goes on behind what was copied, and the full-text index finds it", async () => {
  const { url, run } = await givenFull();
  await run("UPDATE search_documents SET words = 'parcel'");
  const copy = await scratchDatabase();
  await copyDatabase(url, copy.url);
  await copy.run(
    "INSERT INTO search_documents (workspace_id, kind, target_id, words, people) SELECT id, 'new', 'new', 'parcel', '' FROM workspaces LIMIT 1",
  );
  const found =
    provider() === "sqlite"
      ? "SELECT rowid AS row FROM search_index WHERE search_index MATCH 'parcel' ORDER BY rowid"
      : `SELECT "row" FROM search_documents WHERE lexemes @@ 'parcel' ORDER BY "row"`;
  expect(await copy.run(found)).toEqual([{ row: 0 }, { row: 1_000_000_007 }, { row: 1_000_000_008 }]);
});

test("a copy is the database as it was when it began", async () => {
  const { url, run } = await givenFull();
  const before = await using(openSource(url), contents);
  await using(openSource(url), async (source) => {
    await run("UPDATE contacts SET name = 'changed meanwhile'");
    await run("DELETE FROM jobs");
    expect(await contents(source)).toEqual(before);
  });
  expect(await using(openSource(url), contents)).not.toEqual(before);
});

test("nothing is copied over an installation", async () => {
  const [{ url }, full] = [await givenFull(), await givenFull()];
  await full.run("UPDATE contacts SET name = 'mine'");
  const before = await using(openSource(full.url), contents);
  await expect(copyDatabase(url, full.url)).rejects.toThrow("The target is not empty: there are rows in");
  expect(await using(openSource(full.url), contents)).toEqual(before);
});

test("where anything arrives otherwise than it was, nothing is kept", async () => {
  const { url } = await givenFull();
  const target = await scratchDatabase();
  await migrate(target.url);
  const change = "UPDATE teams SET name = 'changed' WHERE id = new.id";
  if (provider() === "sqlite") await target.run(`CREATE TRIGGER meddle AFTER INSERT ON teams BEGIN ${change}; END`);
  else {
    const body = `BEGIN ${change}; RETURN new; END`;
    await target.run(`CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ ${body} $$`);
    await target.run("CREATE TRIGGER meddle AFTER INSERT ON teams FOR EACH ROW EXECUTE FUNCTION meddle()");
  }
  await expect(copyDatabase(url, target.url)).rejects.toThrow(/^teams did not arrive as it was/);
  const held = await using(openSource(target.url), contents);
  expect(held.filter(({ rows }) => rows > 0)).toEqual([]);
});

test("a database of an older or a newer version is not copied", async () => {
  const [{ url, run }, target] = [await givenFull(), await scratchDatabase()];
  const first = "(SELECT min(migration_name) FROM _prisma_migrations)";
  const note =
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '29990101000000_later')";
  await run(note);
  await expect(copyDatabase(url, target.url)).rejects.toThrow(
    /was written by a newer version, with 29990101000000_later/,
  );
  await run(`DELETE FROM _prisma_migrations WHERE migration_name = ${first}`);
  await expect(copyDatabase(url, target.url)).rejects.toThrow(/is older than this version: it lacks/);
});

test.skipIf(provider() !== "sqlite")("a value that its column does not allow is named, not changed", async () => {
  const { url, run } = await givenFull();
  await run("UPDATE teams SET created_at = '2026-11-22'");
  await expect(copyDatabase(url, scratchFile())).rejects.toThrow("A row of teams holds something in created_at");
});

test.skipIf(provider() !== "sqlite")("NUL, which PostgreSQL cannot keep, is left out of texts", async () => {
  const { url, run } = await givenFull();
  const file = scratchFile();
  await run("UPDATE teams SET name = 'a' || char(0) || 'b'");
  await copyDatabase(url, file);
  await using(openSource(file), async (source) => {
    const teams = source.tables.find(({ name }) => name === "teams") as Table;
    const at = teams.columns.findIndex(({ name }) => name === "name");
    for await (const rows of source.batches(teams)) expect(rows.map((values) => values[at])).toEqual(["ab", "ab"]);
  });
});
