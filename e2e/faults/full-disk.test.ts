import { execFileSync, spawn } from "node:child_process";
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { db, provider, sqlitePath } from "../../lib/db/client";
import { ApiClient, freshIp, type Problem } from "../fixtures/api-client";
import { send } from "../fixtures/http";
import { stopProcess } from "../fixtures/own-server";
import { environmentOf } from "../fixtures/server-environment";
import { callsOf, givenBusyKey } from "./fixtures/busy-key";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";
import { smallDisk } from "./fixtures/small-disk";
import { percentile, Steady, statuses } from "./fixtures/steady";

vi.setConfig({ testTimeout: 300_000 });

const mebibyte = 1_048_576;
/** Takes what is free, but for some MiB. Returns what gives it back. */
function fill(folder: string, leave = 0): () => void {
  const path = join(folder, "ballast");
  const file = openSync(path, "w");
  const free = Number(execFileSync("stat", ["-f", "-c", "%a", folder], { encoding: "utf8" })) * 4_096;
  const chunk = Buffer.alloc(65_536);
  let wanted = free - leave * mebibyte;
  try {
    for (; wanted > 0; wanted -= chunk.length) writeSync(file, chunk);
    if (leave === 0) for (;;) writeSync(file, chunk, 0, 4_096);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
  closeSync(file);
  return () => rmSync(path);
}

const here = test.runIf(provider() === "sqlite");

/** Fault test F6. */
here("on a full disk writes are refused, reads go on, and everything works again when there is room", async () => {
  const disk = smallDisk();
  if (!disk) return;
  const { key } = await givenBusyKey();
  await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
  const path = join(disk, "latchkey.db");
  copyFileSync(sqlitePath(), path);
  const { url } = await Instance.start({ DATABASE_URL: `file:${path}` });
  const { check, read, write } = callsOf(url, key);
  expect((await write(0)).status).toBe(201);
  const acknowledged: string[] = [];
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "writes refused": 0, "ms p99 of reads": 0 };

  for (let round = 0; round < rounds(1, 5); round++) {
    const free = fill(disk);
    const checks = new Steady(check, 25);
    const reads = new Steady(read, 50);
    const refused: Problem[] = [];
    // What the write-ahead log has room for still succeeds.
    for (let index = 0; index < 2_000 && refused.length < 10; index++) {
      const { status, body, headers } = await write(index);
      expect([201, 503]).toContain(status);
      if (status === 201) acknowledged.push((body as { data: { id: string } }).data.id);
      else expect(Number(headers["retry-after"])).toBeGreaterThan(0);
      if (status === 503) refused.push(body as Problem);
    }
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ code: "temporarily_unavailable", detail: expect.stringMatching(/disk/) });
    // The evidence of these calls cannot be written either, and nobody has to wait for it.
    await sleep(6_000);
    const [checked, wasRead] = await Promise.all([checks.stop(), reads.stop()]);
    expect(statuses([...checked, ...wasRead])).toEqual({ 200: checked.length + wasRead.length });

    free();
    for (let index = 0; index < 5; index++) {
      const { status, body } = await write(index);
      expect(status).toBe(201);
      acknowledged.push((body as { data: { id: string } }).data.id);
    }
    ledger.rounds += 1;
    ledger.faults += 1;
    ledger["writes refused"] += refused.length;
    ledger["ms p99 of reads"] = Math.max(ledger["ms p99 of reads"], percentile([...checked, ...wasRead], 0.99));
  }

  const database = new Sqlite(path, { readonly: true });
  expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  const there = new Set(database.prepare("SELECT id FROM tickets").pluck().all());
  database.close();
  ledger.acknowledged = acknowledged.length;
  ledger.lost = acknowledged.filter((id) => !there.has(id)).length;
  expect(ledger.lost).toBe(0);
  report("F6", ledger);
});

here("a file that finds no room leaves nothing behind, and the next one is taken", async () => {
  const disk = smallDisk();
  if (!disk) return;
  const { key } = await givenBusyKey();
  const { url } = await Instance.start({ STORAGE_URL: `file:${disk}` });
  const upload = (bytes: number) =>
    new ApiClient(url, key, freshIp()).call("POST", "/attachments", {
      raw: Buffer.alloc(bytes, "x"),
      headers: { "Content-Type": "text/plain", "Content-Disposition": 'attachment; filename="log.txt"' },
    });
  const free = fill(disk, 2);
  const full = await upload(5 * mebibyte);
  expect([full.status, full.body.code]).toEqual([503, "temporarily_unavailable"]);
  expect(Number(full.headers["retry-after"])).toBeGreaterThan(0);
  expect(filesIn(disk)).toEqual(["ballast"]);
  expect([await db().attachment.count(), await db().fileRemoval.count()]).toEqual([0, 0]);
  free();
  expect((await upload(5 * mebibyte)).status).toBe(201);
  expect(filesIn(disk)).toHaveLength(1);
});

here("a full disk of the log stops nothing", async () => {
  const disk = smallDisk();
  if (!disk) return;
  const { key } = await givenBusyKey();
  const log = join(disk, "latchkey.log");
  const output = openSync(log, "a");
  const environment = { ...environmentOf("http://127.0.0.1:0", process.env.DATABASE_URL ?? ""), LOG_LEVEL: "info" };
  const env = { ...process.env, ...environment };
  const server = spawn(process.execPath, [".build/server.mjs"], { env, stdio: ["ignore", output, output] });
  onTestFinished(() => stopProcess(server));
  const greeted = /is ready on (\S+)\n/;
  await vi.waitUntil(() => greeted.test(readFileSync(log, "utf8")), { timeout: 60_000, interval: 50 });
  const url = greeted.exec(readFileSync(log, "utf8"))?.[1] ?? "";
  const free = fill(disk);
  const calls = new Steady(callsOf(url, key).check, 5);
  await sleep(3_000);
  const answers = await calls.stop();
  expect(statuses(answers)).toEqual({ 200: answers.length });
  free();
  const { status, headers } = await send({ method: "GET", url: `${url}/api/public/nowhere` });
  expect(status).toBe(404);
  await vi.waitUntil(() => readFileSync(log, "utf8").includes(String(headers["x-request-id"])), { timeout: 10_000 });
  expect(server.exitCode).toBeNull();
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
