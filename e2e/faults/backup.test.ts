import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import { beforeAll, expect, test, vi } from "vitest";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { db } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { scratchDatabase, scratchFolder } from "../../lib/db/testing/scratch";
import { bundleOptions } from "../../scripts/bundle.mjs";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { environmentOf } from "../fixtures/server-environment";
import { liftLimits, moreKey } from "./fixtures/busy-key";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 60_000 });

const program = ".build/e2e/cli-of-backups.mjs";
const writers = 4;

beforeAll(() => build(bundleOptions("cli", program)));

type Ended = { code: number | null; out: string; err: string };

/** The command line as a process of its own, which can be killed. */
function start(args: readonly string[], database = process.env.DATABASE_URL ?? ""): ChildProcess {
  const env = { ...process.env, ...environmentOf("http://127.0.0.1", database) };
  return spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (data) => (said.out += data));
  child.stderr?.on("data", (data) => (said.err += data));
  const [code] = await once(child, "close");
  return { code, ...said };
}

/** Clients that open tickets without a pause, and what they were told. */
function write(url: string, key: string) {
  const acknowledged: string[] = [];
  let goesOn = true;
  const client = async () => {
    while (goesOn) {
      const body = { subject: "Ticket", body: "x", requester: { email: "ada@example.com" } };
      const call = new ApiClient(url, key, freshIp()).post<{ data: { id: string } }>("/tickets", body);
      // The server is gone: a test has failed before it could stop its clients.
      const reply = await call.catch(() => null);
      if (reply === null) return;
      if (reply.status === 201) acknowledged.push(reply.body.data.id);
    }
  };
  const running = Promise.all(Array.from({ length: writers }, client));
  return {
    acknowledged,
    async stop() {
      goesOn = false;
      await running;
    },
  };
}

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 300_000, interval: 5 });

/** Fault test F14. */
test("a backup under load, restored elsewhere, has everything that was acknowledged before it began, and its keys work", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "written meanwhile": 0 };
  for (let round = 0; round < rounds(1, 10); round++) {
    await db().installation.upsert({ where: { id: "the" }, create: { id: "the", createdAt: new Date() }, update: {} });
    const given = await givenWorkspace();
    await liftLimits(given);
    const [kept, revoked] = [await moreKey(given, "Kept"), await moreKey(given, "Revoked since")];
    const instance = await Instance.start();
    const writing = write(instance.url, kept.key);
    await until(() => writing.acknowledged.length >= rounds(60, 600));

    const before = [...writing.acknowledged];
    const folder = join(scratchFolder(), "backup");
    const made = await ended(start(["backup", "--to", folder]));
    const meanwhile = writing.acknowledged.length - before.length;
    expect(made).toMatchObject({ code: 0, err: "" });
    await writing.stop();
    await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: revoked.id });
    await instance.terminate();

    const elsewhere = await scratchDatabase();
    const since = ["--revoked-since-from", process.env.DATABASE_URL ?? ""];
    const put = await ended(start(["restore", "--from", folder, "--to", elsewhere.url, "--json", ...since]));
    expect(put).toMatchObject({ code: 0, err: "" });
    const { live_keys: live, revoked: again } = JSON.parse(put.out);
    expect(again).toBe(1);
    const ids = live.map(({ id }: { id: string }) => id);
    expect(ids).toContain(kept.id);
    expect(ids).not.toContain(revoked.id);

    const rows = await elsewhere.run("SELECT id FROM tickets");
    const found = new Set(rows.map(({ id }) => id));
    const lost = before.filter((id) => !found.has(id));
    expect(lost).toEqual([]);
    // A ticket is there as a whole or not at all.
    expect(
      await elsewhere.run(
        "SELECT id FROM tickets t WHERE NOT EXISTS (SELECT 1 FROM comments c WHERE c.ticket_id = t.id)",
      ),
    ).toEqual([]);

    const restored = await Instance.start({ DATABASE_URL: elsewhere.url });
    const api = new ApiClient(restored.url, kept.key, freshIp());
    expect((await api.get(`/tickets/${before.at(-1)}`)).status).toBe(200);
    expect(
      (await api.post("/tickets", { subject: "New", body: "x", requester: { email: "ada@example.com" } })).status,
    ).toBe(201);
    const refused = await api.withKey(revoked.key).get("/tickets");
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 401, code: "key_revoked" });
    await restored.terminate();

    ledger.rounds += 1;
    ledger.faults += 1;
    ledger.acknowledged += before.length;
    ledger.lost += lost.length;
    ledger["written meanwhile"] += meanwhile;
  }
  report("backup under load", ledger);
});

test("a backup that was killed is never one that restore takes", async () => {
  const given = await givenWorkspace();
  await liftLimits(given);
  const { key } = await moreKey(given, "Writer");
  const instance = await Instance.start();
  const writing = write(instance.url, key);
  await until(() => writing.acknowledged.length >= rounds(60, 600));
  const place = scratchFolder();
  const target = await scratchDatabase();
  const growing = (folder: string) => readdirSync(place).some((name) => name.startsWith(`${basename(folder)}.`));
  const first = ended(start(["backup", "--to", join(place, "whole")]));
  await until(() => growing("whole"));
  const begun = performance.now();
  expect(await first).toMatchObject({ code: 0, err: "" });
  const takes = performance.now() - begun;
  const restored = (folder: string) => ended(start(["restore", "--from", folder, "--to", target.url, "--replace"]));
  const kills = rounds(4, 60);
  const ledger = { rounds: 0, faults: 0, acknowledged: writing.acknowledged.length, lost: 0, "finished before": 0 };
  for (let kill = 0; kill < kills; kill++) {
    const folder = join(place, `killed-${kill}`);
    const child = start(["backup", "--to", folder]);
    const gone = ended(child);
    await until(() => growing(folder));
    // From its first moment to about its last.
    await sleep((takes * kill) / kills);
    child.kill("SIGKILL");
    const { code } = await gone;
    ledger.rounds += 1;
    if (code === 0) ledger["finished before"] += 1;
    else ledger.faults += 1;
    // Under its name there is all of it or nothing.
    if (existsSync(folder)) expect(await restored(folder)).toMatchObject({ code: 0, err: "" });
  }
  const left = readdirSync(place).filter((name) => name.endsWith(".part"));
  expect(left.length).toBeGreaterThan(0);
  for (const name of left) {
    expect(await restored(join(place, name))).toMatchObject({ code: 1, out: "", err: /is no finished backup/ });
  }
  await writing.stop();
  await instance.terminate();
  expect(ledger.faults).toBeGreaterThan(0);
  report("killed backup", ledger);
});
