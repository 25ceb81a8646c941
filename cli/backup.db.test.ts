import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { disableApiKey } from "../lib/api-keys/commands/pause";
import { revokeApiKey } from "../lib/api-keys/commands/revoke";
import { db, provider } from "../lib/db/client";
import { scratchFolder } from "../lib/db/testing/scratch";
import { env } from "../lib/env";
import { cli, json } from "./testing/cli";
import { filesOf, givenBackup, givenInstallation, givenKey } from "./testing/given-backup";

vi.setConfig({ testTimeout: 120_000 });

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
