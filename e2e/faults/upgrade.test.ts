import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { provider, sqlitePath } from "../../lib/db/client";
import { migrate } from "../../lib/db/migrate";
import { checkSqliteFile } from "../../lib/db/sqlite-check";
import { ApiClient } from "../fixtures/api-client";
import { environmentOf } from "../fixtures/server-environment";
import { settled } from "./fixtures/database";
import { appliedTo, type Earlier, earlierDatabase, migrations } from "./fixtures/earlier";
import { changed, type Rows, readRows } from "./fixtures/kept-rows";
import { isLong, report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

const names = migrations.map(({ name }) => name);
/** How many migrations each earlier version had. */
const versions = Array.from({ length: names.length - 1 }, (_, index) => index + 1);
/** Rows in each table: enough for every mixture of columns that are null. */
const few = 32;

/** Sessions were kept under their tokens until then, and everybody signs in again. */
const sessionsEnd = names.findIndex((name) => name.endsWith("_invitations_and_requests"));
const goneSince = (applied: number) => (applied <= sessionsEnd ? ["sessions"] : []);

/** The rows are as they were, each migration was applied once, the file is whole, and the old key reads its ticket. */
async function expectUpgraded(old: Earlier, before: Rows, applied: number, instances: readonly Instance[]) {
  expect(changed(before, await readRows(old.url), goneSince(applied))).toEqual([]);
  expect(await appliedTo(old)).toEqual(names);
  for (const { url } of instances) {
    const { status, body } = await new ApiClient(url, old.key).get<{ data: { subject: string }[] }>("/tickets");
    const subjects = before
      .get("tickets")
      ?.filter(({ id }) => id === "row_0")
      .map(({ subject }) => subject);
    expect([status, body.data?.map(({ subject }) => subject)]).toEqual([200, subjects]);
  }
  await Promise.all(instances.map((instance) => instance.terminate()));
  expectWhole(old);
}

function expectWhole({ url }: Earlier): void {
  if (provider() === "sqlite") checkSqliteFile(sqlitePath(url));
}

const count = (rows: Rows) => [...rows.values()].reduce((sum, { length }) => sum + length, 0);

/** Fault test F15. */
test("a database of every earlier version is brought up to date with everything that was in it", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  // The oldest and the youngest of them in any case.
  for (const applied of versions.filter(
    (version) => isLong || version === 1 || (names.length - 1 - version) % 5 === 0,
  )) {
    const old = await earlierDatabase(applied, few);
    const before = await readRows(old.url);
    expect([...before].filter(([, rows]) => rows.length !== few)).toEqual([]);
    await expectUpgraded(old, before, applied, [await Instance.start({ DATABASE_URL: old.url })]);
    ledger.rounds += 1;
    ledger.acknowledged += count(before);
  }
  report("earlier versions", ledger);
});

test("what a migration makes of the rows that it finds is there", async () => {
  const old = await earlierDatabase(1, few);
  await migrate(old.url);
  const after = await readRows(old.url);
  const keys = after.get("api_keys") ?? [];
  const told = keys.filter((key) => key.expires_at !== null && key.revoked_at === null);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((key) => key.notice_at !== key.created_at)).toEqual([]);
  const disabled = keys.filter((key) => key.disabled_at !== null);
  expect(disabled.length).toBeGreaterThan(0);
  expect(disabled.filter((key) => !/^row_\d+$/.test(String(key.disabled_by_id)))).toEqual([]);
  expect(new Set(after.get("api_key_scope_use")?.map(({ api_key_id, scope }) => `${api_key_id} ${scope}`))).toEqual(
    new Set(keys.map(({ id }) => `${id} tickets:read`)),
  );
  const contacts = after.get("contacts") ?? [];
  expect(contacts.map((contact) => contact.name_folded)).toEqual(
    contacts.map(({ name }) => String(name).toLowerCase()),
  );
});

test("a server that is killed while it migrates leaves nothing by halves, and the next one goes on", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "finished before": 0 };
  for (let round = 0; round < rounds(2, 40); round++) {
    const applied = 1 + randomInt(names.length - 4);
    const old = await earlierDatabase(applied, rounds(200, 1_000));
    const before = await readRows(old.url);
    // The second one is killed in what the first one left.
    for (let kill = 0; kill < 2; kill++) {
      const had = (await appliedTo(old)).length;
      if (had > names.length - 2) break;
      await killAfter(old, had + 1 + randomInt(names.length - had - 1));
      const has = await appliedTo(old);
      expect(has).toEqual(names.slice(0, has.length));
      expect(changed(before, await readRows(old.url), has.length > sessionsEnd ? goneSince(applied) : [])).toEqual([]);
      expectWhole(old);
      if (has.length < names.length) ledger.faults += 1;
      else ledger["finished before"] += 1;
    }
    await expectUpgraded(old, before, applied, [await Instance.start({ DATABASE_URL: old.url })]);
    ledger.rounds += 1;
    ledger.acknowledged += count(before);
  }
  expect(ledger.faults).toBeGreaterThan(0);
  report("killed while migrating", ledger);
});

test("servers that start together on an earlier database apply each migration once, and all come up", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  for (let round = 0; round < rounds(2, 20); round++) {
    const applied = round === 0 ? 1 : 1 + randomInt(names.length - 1);
    const old = await earlierDatabase(applied, 200);
    const before = await readRows(old.url);
    const together = 2 + (round % 2);
    await expectUpgraded(old, before, applied, await Instance.many(together, { DATABASE_URL: old.url }));
    ledger.rounds += 1;
    ledger.faults += together;
    ledger.acknowledged += count(before);
  }
  report("starting together", ledger);
});

/** Starts a server, and ends it with SIGKILL soon after the database has had so many migrations. */
async function killAfter(old: Earlier, migrationsHad: number): Promise<void> {
  const server = begin(old.url);
  const gone = once(server, "exit");
  const hasCome = async () => {
    expect(server.exitCode).toBeNull();
    return (await appliedTo(old)).length >= migrationsHad;
  };
  await vi.waitUntil(hasCome, { timeout: 60_000, interval: 1 });
  await sleep(randomInt(5));
  server.kill("SIGKILL");
  await gone;
  await settled(old.url);
}

function begin(database: string): ChildProcess {
  const env = { ...process.env, ...environmentOf("http://127.0.0.1:0", database) };
  const server = spawn(process.execPath, [".build/server.mjs"], { env, stdio: ["ignore", "ignore", "inherit"] });
  onTestFinished(() => void server.kill("SIGKILL"));
  return server;
}
