import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { db } from "../../lib/db/client";
import { scratchFolder } from "../../lib/db/testing/scratch";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { givenBusyKey, moreKey } from "./fixtures/busy-key";
import { report, rounds } from "./fixtures/ledger";
import { sayItIsMissing } from "./fixtures/missing";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 300_000 });

const library = readdirSync("/usr/lib", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => filesIn(join("/usr/lib", name, "faketime")))
  .find((path) => path.endsWith("libfaketimeMT.so.1"));
if (!library) sayItIsMissing("libfaketime", "a clock that jumps");

/** A server whose clock is set by hand, by so much against the real one; its timers go on as they are. */
async function startWithClock(): Promise<{ server: Instance; setClock: (offset: string) => void }> {
  const file = join(scratchFolder(), "clock");
  const setClock = (offset: string) => writeFileSync(file, `${offset}\n`);
  setClock("+0");
  const server = await Instance.start({
    LD_PRELOAD: library ?? "",
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  });
  return { server, setClock };
}

/** Fault test F7. */
test.runIf(library)("a key that has expired stays so, and last used stays, whatever the clocks do", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  const { server, setClock } = await startWithClock();
  const other = await Instance.start();
  for (let round = 0; round < rounds(1, 10); round++) {
    const { given, key, id } = await givenBusyKey();
    const short = await moreKey(given, "For an hour", 1);
    const long = await moreKey(given, "For a month", 720);
    const asked = async (instance: Instance, one: string) => {
      const { status, body } = await new ApiClient(instance.url, one, freshIp()).post<{ code?: string }>("/test");
      return body.code ?? status;
    };
    const lastUsed = async () => (await db().apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt?.getTime() ?? 0;
    setClock("+0");
    for (const one of [key, short.key, long.key]) expect(await asked(server, one)).toBe(200);

    setClock("+2h");
    // An instance with the right time, until somebody has been told that the key is expired.
    expect(await asked(other, short.key)).toBe(200);
    expect([await asked(server, short.key), await asked(server, key), await asked(server, long.key)]).toEqual([
      "key_expired",
      200,
      200,
    ]);
    const ahead = await lastUsed();
    expect(ahead).toBeGreaterThan(Date.now() + 3_600_000);
    for (const offset of ["+0", "-2h"]) {
      setClock(offset);
      expect([await asked(server, short.key), await asked(other, short.key)]).toEqual(["key_expired", "key_expired"]);
      expect([await asked(server, key), await asked(server, long.key)]).toEqual([200, 200]);
      expect(await lastUsed()).toBe(ahead);
      ledger.acknowledged += 2;
    }
    ledger.rounds += 1;
    ledger.faults += 3;
    // For the next round this time has not been yet.
    await db().clock.deleteMany();
  }
  const { short, again } = await restarted();
  expect(again).toBe("key_expired");
  expect(short).toBe("key_expired");
  // What runs by itself was due in two hours, and runs now.
  const nextRun = async () =>
    (await db().job.findUniqueOrThrow({ where: { name: "tell-refusals" } })).nextRunAt.getTime();
  await vi.waitFor(async () => expect(await nextRun()).toBeLessThan(Date.now() + 120_000), {
    timeout: 20_000,
    interval: 250,
  });
  report("F7", ledger);

  /** The same over a restart: the clock of the new process is right, that of the old one was ahead. */
  async function restarted(): Promise<{ short: unknown; again: unknown }> {
    const { given } = await givenBusyKey();
    const expiring = await moreKey(given, "For an hour", 1);
    const asked = async ({ url }: Instance) =>
      (await new ApiClient(url, expiring.key, freshIp()).post<{ code?: string }>("/test")).body.code;
    setClock("+2h");
    const short = await asked(server);
    await server.kill();
    return { short, again: await asked(await Instance.start()) };
  }
});

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
