import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { db, provider } from "../../lib/db/client";
import type { GivenWorkspace } from "../../lib/db/testing/given";
import { freePort } from "../docs/serve-sample";
import { ApiClient } from "../fixtures/api-client";
import { type Reply, send } from "../fixtures/http";
import { Nginx, nginxPath } from "../fixtures/nginx";
import { givenBusyKey } from "./fixtures/busy-key";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

const clients = 12;
/** Seconds that a process goes on answering after SIGTERM. */
const delay = "1";
const program = nginxPath();
const withoutProxy = provider() === "sqlite" ? "one process is SQLite's" : program === null && "there is no nginx";
if (provider() === "postgresql" && program === null) sayItIsMissing();

function sayItIsMissing(): void {
  const missing = "No nginx in the PATH or in /usr/sbin: the rolling restart behind a proxy is SKIPPED.";
  if (process.env.CI) throw new Error(missing);
  const bar = "!".repeat(100);
  console.warn(`\n${bar}\n!!  ${missing}\n${bar}\n`);
}

type Tally = {
  answers: number;
  /** Tickets that were acknowledged, by their subject. */
  subjects: string[];
  /** Anything but success: a status, or the error of a connection that was open. */
  errors: string[];
};

/**
 * Clients that read, check and write without a pause, each on a connection that it keeps, until told to stop or in error;
 * `goesOn` is also asked about the answer before.
 */
async function callAll(
  url: string,
  key: string,
  tally: Tally,
  goesOn: (last?: Reply<unknown>) => boolean,
): Promise<void> {
  const client = async (index: number) => {
    const api = new ApiClient(url, key);
    let last: Reply<unknown> | undefined;
    for (let at = index; goesOn(last); at++) {
      const subject = `Ticket ${index}-${at}`;
      const ticket = { subject, body: "Help", requester: { email: "ada@example.com" } };
      const calls = [() => api.post("/test"), () => api.get("/tickets?limit=5"), () => api.post("/tickets", ticket)];
      const answer = await (calls[at % calls.length] as (typeof calls)[number])().catch((error: Error) => error);
      if (answer instanceof Error) return void tally.errors.push(answer.message);
      tally.answers += 1;
      if (answer.status >= 300) return void tally.errors.push(`${answer.status} ${answer.text}`);
      if (answer.status === 201) tally.subjects.push(subject);
      last = answer;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
}

const subjectsOf = async ({ workspace }: GivenWorkspace) =>
  (await db().ticket.findMany({ where: { workspaceId: workspace.id } })).map(({ subject }) => subject);

/** Fault test F13. */
test("SIGTERM loses no request on a connection that is open", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, answers: 0 };
  for (let round = 0; round < rounds(2, 40); round++) {
    const { given, key } = await givenBusyKey();
    const instance = await Instance.start({ SHUTDOWN_DELAY: round % 2 === 0 ? "0" : delay });
    const tally: Tally = { answers: 0, subjects: [], errors: [] };
    const calling = callAll(instance.url, key, tally, (last) => last?.headers.connection !== "close");
    await vi.waitUntil(() => tally.answers > 10 * clients || tally.errors.length > 0, { timeout: 60_000 });
    await sleep(randomInt(100));
    await Promise.all([instance.terminate(), calling]);
    expect(instance.exitCode()).toBe(0);
    expect(tally.errors, `round ${round}`).toEqual([]);
    expect((await subjectsOf(given)).toSorted(), `round ${round}`).toEqual(tally.subjects.toSorted());
    ledger.rounds += 1;
    ledger.faults += 1;
    ledger.acknowledged += tally.subjects.length;
    ledger.answers += tally.answers;
  }
  report("F13, SIGTERM", ledger);
});

/** The same with two processes that restart in turn, behind a proxy that asks nobody whether they are ready. */
test.skipIf(withoutProxy)("a rolling restart behind a proxy is seen by no client", async () => {
  const { given, key } = await givenBusyKey();
  const ports = [await freePort(), await freePort()];
  const start = (port: number) =>
    Instance.start({ PORT: String(port), APP_URL: `http://127.0.0.1:${port}`, SHUTDOWN_DELAY: delay });
  const instances = await Promise.all(ports.map(start));
  const listen = `127.0.0.1:${await freePort()}`;
  const to = ports.map((port) => `127.0.0.1:${port}`);
  const nginx = await Nginx.start(program ?? "", () => [{ listen, to, from: "127.0.0.1", proto: "https" }]);
  onTestFinished(() => nginx.stop());

  const tally: Tally = { answers: 0, subjects: [], errors: [] };
  let over = false;
  const calling = callAll(`http://${listen}`, key, tally, () => !over);
  const count = rounds(2, 40);
  for (let round = 0; round < count; round++) {
    const at = round % ports.length;
    const [leaving, port] = [instances[at] as Instance, ports[at] as number];
    const ended = leaving.terminate();
    await vi.waitUntil(async () => (await readiness(leaving)) === 503, { timeout: 1_000, interval: 5 });
    await ended;
    instances[at] = await start(port);
    expect(await readiness(instances[at])).toBe(200);
    const before = tally.answers;
    await vi.waitUntil(() => tally.answers > before + 10 * clients || tally.errors.length > 0, { timeout: 60_000 });
    expect(tally.errors, `restart ${round}`).toEqual([]);
  }
  over = true;
  await calling;
  expect(tally.errors).toEqual([]);
  // Nothing twice either: the proxy sends a request on to the other process only where the first has not got it.
  expect((await subjectsOf(given)).toSorted()).toEqual(tally.subjects.toSorted());
  report("F13, rolling restart of two", {
    ...{ rounds: count, faults: count, acknowledged: tally.subjects.length, lost: 0 },
    answers: tally.answers,
  });
});

async function readiness({ url }: Instance): Promise<number> {
  const { status } = await send({ method: "GET", url: `${url}/health/ready`, headers: { Connection: "close" } });
  return status;
}
