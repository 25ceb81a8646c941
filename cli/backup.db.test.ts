import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { createApiKey } from "../lib/api-keys/commands/create";
import { disableApiKey } from "../lib/api-keys/commands/pause";
import { revokeApiKey } from "../lib/api-keys/commands/revoke";
import { CreateApiKey } from "../lib/api-keys/schema";
import { db, provider } from "../lib/db/client";
import { migrate } from "../lib/db/migrate";
import { migrationsFolder, readMigrations } from "../lib/db/migration-files";
import { onDatabase } from "../lib/db/on-database";
import { givenWorkspace } from "../lib/db/testing/given";
import { migrationsIn, scratchDatabase, scratchFolder } from "../lib/db/testing/scratch";
import { env } from "../lib/env";
import { newId } from "../lib/id";
import { sendMail } from "../lib/mail/send-mail";
import { fileStore } from "../lib/storage/file-store";
import { main } from "./main";

vi.setConfig({ testTimeout: 120_000 });

type Ended = { code: number; out: string; err: string };

async function cli(...args: string[]): Promise<Ended> {
  const ended = { code: 0, out: "", err: "" };
  ended.code = await main(args, {
    out: (text) => {
      ended.out += text;
    },
    err: (text) => {
      ended.err += text;
    },
  });
  return ended;
}

async function json(...args: string[]) {
  const { code, out, err } = await cli(...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

async function givenKey(given: Awaited<ReturnType<typeof givenWorkspace>>, name: string) {
  const input = CreateApiKey.parse({ name, scopes: ["tickets:read"] });
  return createApiKey(given.ctx("owner", "api_keys:create"), input);
}

/** An installation with a key, a file, a session, and mail and a delivery that wait. */
async function givenInstallation() {
  await db().installation.upsert({ where: { id: "the" }, create: { id: "the", createdAt: new Date() }, update: {} });
  const given = await givenWorkspace();
  const { id: workspaceId } = given.workspace;
  const key = await givenKey(given, "Zapier");
  const now = new Date();
  const fileKey = `${workspaceId}/letter`;
  await (await fileStore()).write(fileKey, Readable.from([Buffer.from("Dear Ada")]));
  const by = { createdByType: "system", createdById: "cli", createdByName: "Command line" };
  await db().attachment.create({
    data: {
      ...{ id: newId("att"), workspaceId, filename: "letter.txt", contentType: "text/plain", size: 8, sha256: "" },
      ...{ fileKey, createdAt: now, ...by },
    },
  });
  const until = new Date(now.getTime() + 86_400_000);
  await db().session.create({
    data: {
      ...{ id: newId("req"), userId: given.members.owner.id, ip: "", userAgent: "" },
      ...{ createdAt: now, seenAt: now, expiresAt: until, passwordAt: now },
    },
  });
  await db().$transaction((tx) => sendMail(tx, { to: "ada@acme.test", subject: "Waiting", text: "A link" }, now));
  const webhookId = newId("whk");
  await db().webhook.create({
    data: {
      ...{ id: webhookId, workspaceId, url: "https://hooks.example", events: "*", description: "", payload: "full" },
      ...{ filters: "{}", headers: "", secret: "", holderType: "system", holderId: "", holderName: "", version: 1 },
      ...{ position: 0, disabledReason: "", createdAt: now, updatedAt: now },
    },
  });
  await db().webhookDelivery.create({
    data: {
      ...{ id: newId("dlv"), workspaceId, webhookId, eventId: "evt_1", eventType: "x", sequence: 1, status: "pending" },
      ...{ attempts: 0, roundStart: 0, dueAt: now, error: "", createdAt: now },
    },
  });
  return { given, key, fileKey };
}

/** A backup of it, and an empty place to restore to. */
async function givenBackup() {
  const installation = await givenInstallation();
  const folder = join(scratchFolder(), "backup");
  const made = await json("backup", "--to", folder);
  return { ...installation, folder, made, target: await scratchDatabase() };
}

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("a backup is one folder that only its owner reads, and says what is in it", async () => {
  const { folder, made, fileKey, given } = await givenBackup();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const file of filesOf(folder)) expect(statSync(join(file.parentPath, file.name)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "files", fileKey), "utf8")).toBe("Dear Ada");
  expect(made).toMatchObject({ made_from: provider(), files: { place: "backup", missing: [] } });
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  expect(manifest.secretFingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(manifest.auditHeads).toContainEqual(expect.objectContaining({ workspace: given.workspace.slug, sequence: 1 }));
  expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toMatch(/^[0-9a-f]{64} {2}database\.db\n/);
  expect(await cli("backup", "--to", folder)).toMatchObject({ code: 1, err: /exists already/ });
  expect(filesOf(folder).filter(({ name }) => /-wal|-shm/.test(name))).toEqual([]);
});

test("a restored installation has the keys, says which are live, and sends and knows nothing of the past", async () => {
  const { given, key, folder, target } = await givenBackup();
  const waiting = {
    mails: await db().mailOutbox.count({ where: { dueAt: { not: null } } }),
    deliveries: await db().webhookDelivery.count({ where: { status: "pending" } }),
    sessions: await db().session.count({ where: { endedAt: null } }),
  };
  expect(Math.min(...Object.values(waiting))).toBeGreaterThan(0);
  const restored = await json("restore", "--from", folder, "--to", target.url);
  expect(restored).toMatchObject({ ...waiting, revoked: 0 });
  const { slug } = given.workspace;
  expect(restored.live_keys).toContainEqual(expect.objectContaining({ id: key.id, workspace: slug, disabled: false }));
  const [digest] = await target.run(`SELECT digest FROM api_keys WHERE id = '${key.id}'`);
  expect(digest).toEqual(await db().apiKey.findUnique({ where: { id: key.id }, select: { digest: true } }));
  expect(await target.run("SELECT id FROM sessions WHERE ended_at IS NULL")).toEqual([]);
  expect(await target.run("SELECT id FROM mail_outbox WHERE due_at IS NOT NULL OR text <> ''")).toEqual([]);
  expect(await target.run("SELECT DISTINCT status FROM webhook_deliveries")).toEqual([{ status: "failed" }]);
  const positions = await target.run(
    `SELECT w.position - s.event_sequence AS behind FROM webhooks w JOIN workspaces s ON s.id = w.workspace_id WHERE s.slug = '${slug}'`,
  );
  expect(positions.map(({ behind }) => Number(behind))).toEqual([0]);
  const events = await target.run(
    `SELECT event FROM audit_events WHERE workspace_id = '${given.workspace.id}' ORDER BY sequence`,
  );
  expect(events.map(({ event }) => event)).toEqual(["api_key.created", "workspace.restored"]);
  // The installation that the command was started on is as it was.
  expect(await db().mailOutbox.count({ where: { dueAt: { not: null } } })).toBeGreaterThan(0);
});

test("what waited is sent when that is asked for", async () => {
  const { folder, target } = await givenBackup();
  const restored = await json("restore", "--from", folder, "--to", target.url, "--send-queued");
  expect(restored).toMatchObject({ mails: 0, deliveries: 0 });
  const [due] = await target.run("SELECT count(*) AS n FROM mail_outbox WHERE due_at IS NOT NULL AND text <> ''");
  expect(Number(due?.n)).toBeGreaterThan(0);
  expect(await target.run("SELECT DISTINCT status FROM webhook_deliveries")).toEqual([{ status: "pending" }]);
});

test("keys that were revoked, deleted or disabled since are ended again", async () => {
  const { given, key, folder: _, ...rest } = await givenBackup();
  const [revoked, deleted, disabled] = [
    await givenKey(given, "A"),
    await givenKey(given, "B"),
    await givenKey(given, "C"),
  ];
  const folder = join(scratchFolder(), "backup");
  await json("backup", "--to", folder);
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: revoked.id });
  await db().apiKey.delete({ where: { id: deleted.id } });
  await disableApiKey(given.ctx("owner", "api_keys:revoke"), { id: disabled.id });
  const audit = join(scratchFolder(), "audit.json");
  await json("audit", "export", "--workspace", given.workspace.slug, "--file", audit);
  const ids = join(scratchFolder(), "ids.txt");
  writeFileSync(ids, `${revoked.id}\n\n  ${deleted.prefix}\n`);

  const statusOf = (live: { id: string; disabled: boolean }[]) =>
    [key, revoked, deleted, disabled].map(({ id }) => {
      const found = live.find((one) => one.id === id);
      return found ? (found.disabled ? "disabled" : "active") : "gone";
    });
  const cases = [
    [[], ["active", "active", "active", "active"]],
    [[env().DATABASE_URL], ["active", "gone", "gone", "disabled"]],
    [[audit], ["active", "gone", "active", "active"]],
    [[ids], ["active", "gone", "gone", "active"]],
  ] as const;
  const { target } = rest;
  for (const [sources, expected] of cases) {
    const flags = sources.flatMap((source) => ["--revoked-since-from", source]);
    const restored = await json("restore", "--from", folder, "--to", target.url, "--replace", ...flags);
    expect(statusOf(restored.live_keys), `from ${sources}`).toEqual(expected);
  }
  const told = await target.run(
    `SELECT target_id FROM audit_events WHERE event = 'api_key.revoked' ORDER BY target_id`,
  );
  expect(told.map(({ target_id }) => target_id)).toEqual([revoked.id, deleted.id].sort());

  writeFileSync(ids, "lk_live_something else\n");
  const refused = await cli("restore", "--from", folder, "--to", target.url, "--replace", "--revoked-since-from", ids);
  expect(refused).toMatchObject({ code: 1, err: /no id of a key \(key_…\) in its line 1/ });
});

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

test("copy prints what every table holds on both sides, with its files where that is asked for", async () => {
  const { fileKey } = await givenInstallation();
  const [file, store] = [join(scratchFolder(), "copy.db"), scratchFolder()];
  const said = await cli("copy", "--from", env().DATABASE_URL, "--to", `file:${file}`, "--files", `file:${store}`);
  expect(said).toMatchObject({ code: 0, out: /^api_keys +(\d+) +\1 +([0-9a-f]{16}) +\2$/m });
  expect(readFileSync(join(store, fileKey), "utf8")).toBe("Dear Ada");
  const again = await cli("copy", "--from", env().DATABASE_URL, "--to", `file:${file}`);
  expect(again).toMatchObject({ code: 1, out: "", err: /^The target is not empty/ });
  expect(await cli("copy", "--from", "mysql://x", "--to", `file:${file}`)).toMatchObject({ code: 2 });
  expect(await cli("copy", "--from", `file:${store}/none.db`, "--to", `file:${store}/new.db`)).toMatchObject({
    ...{ code: 1, err: /^There is no database at/ },
  });
});
