import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closeDb, provider } from "../../lib/db/client";
import { migrate } from "../../lib/db/migrate";
import { closePointReads } from "../../lib/db/point-read";
import { forgetShared } from "../../lib/process-state";
import { send } from "../fixtures/http";
import { callsOf, compareTickets, givenBusyKey } from "./fixtures/busy-key";
import { sessionCookieOf } from "./fixtures/console-session";
import { isLong, report } from "./fixtures/ledger";
import { sayItIsMissing } from "./fixtures/missing";
import { OwnPostgresql, postgresqlPrograms } from "./fixtures/own-postgresql";
import { Instance } from "./fixtures/processes";
import { percentile, Steady, statuses } from "./fixtures/steady";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

/** How long the database is away at least, in milliseconds. */
const away = isLong ? 30_000 : 1_500;
/** What is promised: an answer within this time, and recovery by itself within the other, both in milliseconds. */
const mostOfACall = 5_000;
const mostOfRecovery = 5_000;
/** A write that was on its way when the database fell silent waits longer, until its connection is given up. */
const mostOfAWriteInFlight = 25_000;

const programs = provider() === "postgresql" ? postgresqlPrograms() : null;
if (provider() === "postgresql" && !programs) sayItIsMissing("initdb", "PostgreSQL being away");

let postgresql: OwnPostgresql;

/** This file has a server of its own instead of the shared one, which others are using. */
beforeAll(async () => {
  if (!programs) return;
  postgresql = await OwnPostgresql.start(programs);
  process.env.DATABASE_URL = postgresql.url;
  forgetShared("env");
  await migrate(postgresql.url);
});

afterAll(async () => {
  if (!programs) return;
  await closeDb();
  await closePointReads();
  await postgresql.remove();
});

type Fault = {
  title: string;
  begin: () => Promise<unknown> | unknown;
  end: () => Promise<unknown> | unknown;
  /** How long it lasts at least, where the first refusals take a while, in milliseconds. */
  least?: number;
  /** Whether calls may be answered all the same. */
  leaky?: true;
};

type Scene = {
  server: Instance;
  workspaceId: string;
  calls: ReturnType<typeof callsOf>;
  cookie: string;
  page: () => ReturnType<typeof send>;
};

/** Callers and somebody at the console, of a server that has never known the database to be away. */
async function setScene(): Promise<Scene> {
  const { given, key } = await givenBusyKey();
  const cookie = await sessionCookieOf(given.members.owner.id);
  // What this process holds to the database would not outlive the fault.
  await closeDb();
  await closePointReads();
  const server = await Instance.start();
  const calls = callsOf(server.url, key);
  const url = `${server.url}/${given.workspace.slug}/settings/api-keys`;
  const page = () => send({ method: "GET", url, headers: { cookie } });
  for (const call of [calls.check, calls.read, () => calls.write(-1)]) expect((await call()).status).toBeLessThan(300);
  expect((await page()).status).toBe(200);
  return { server, workspaceId: given.workspace.id, calls, cookie, page };
}

async function endure({ calls, page, server, cookie, workspaceId }: Scene, fault: Fault): Promise<void> {
  const { title, begin, end, least = 0, leaky } = fault;
  const before = (await compareTickets(workspaceId, [])).unasked;
  const checks = new Steady(calls.check, 50);
  const reads = new Steady(calls.read, 100);
  const writes = new Steady(calls.write, 250);
  await sleep(500);
  await begin();
  const held = performance.now();
  if (!leaky) await lookAround(server.url, cookie, page);
  await sleep(Math.max(held + Math.max(away, least) - performance.now(), 0));
  const ending = performance.now();
  await end();
  const ended = performance.now();
  await vi.waitUntil(() => checks.answers.at(-1)?.status === 200, { timeout: mostOfRecovery, interval: 20 });
  const recovery = Math.round(performance.now() - ended);
  await sleep(1_000);
  const { mostOpen } = checks;
  const [checked, wasRead, written] = await Promise.all([checks.stop(), reads.stop(), writes.stop()]);
  const asked = [...checked, ...wasRead];
  const all = [...asked, ...written];

  const expected = new Set([200, 201, 503]);
  expect(
    all.filter(({ status }) => !expected.has(status)),
    title,
  ).toEqual([]);
  expect(all.filter(({ status, retryAfter }) => status === 503 && !retryAfter)).toEqual([]);
  const during = asked.filter(({ sentAt, ms }) => sentAt > held && sentAt + ms < ending);
  expect(during.length).toBeGreaterThan(0);
  if (!leaky) expect(statuses(during)).toEqual({ 503: during.length });
  expect(asked.filter(({ sentAt, status }) => sentAt > ended + mostOfRecovery && status !== 200)).toEqual([]);
  expect(percentile(asked, 1), title).toBeLessThan(mostOfACall);
  expect(percentile(written, 1), title).toBeLessThan(mostOfAWriteInFlight);
  // 20 calls a second, none of them open for longer than a call may take.
  expect(mostOpen).toBeLessThanOrEqual((mostOfACall / 1_000) * 20 + 10);
  expect((await page()).status).toBe(200);
  const { acknowledged, lost, unasked } = await compareTickets(workspaceId, written);
  expect(lost).toBe(0);
  report(`F10, ${title}`, {
    rounds: 1,
    faults: 1,
    acknowledged,
    lost,
    "refused and done all the same": unasked - before,
    "calls refused": asked.filter(({ status }) => status === 503).length,
    "ms at most": percentile(asked, 1),
    "ms to recover": recovery,
  });
}

/** What people and load balancers see meanwhile. */
async function lookAround(url: string, cookie: string, page: Scene["page"]): Promise<void> {
  const [live, ready, health, shown, session] = await Promise.all([
    send({ method: "GET", url: `${url}/health/live` }),
    send({ method: "GET", url: `${url}/health/ready` }),
    send<{ code: string }>({ method: "GET", url: `${url}/api/public/health` }),
    page(),
    send({ method: "GET", url: `${url}/api/auth/session`, headers: { cookie } }),
  ]);
  expect([live.status, ready.status]).toEqual([200, 503]);
  expect([health.status, health.body.code]).toEqual([503, "temporarily_unavailable"]);
  expect(shown.status).toBe(500);
  expect(shown.text).not.toMatch(/ECONN|timeout exceeded|node_modules|at \S+ \(/i);
  // Nobody is signed out by it.
  expect(session.status).toBe(503);
  const cookies = [...(shown.headers["set-cookie"] ?? []), ...(session.headers["set-cookie"] ?? [])];
  expect(cookies.join()).not.toContain("session");
}

const terminate = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'latchkey%'";
const counting = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name LIKE 'latchkey%'";

async function countBackends(client: pg.Client): Promise<number> {
  return (await client.query<{ count: number }>(counting)).rows[0]?.count ?? 0;
}

function killed(killer: pg.Client): Fault {
  let ending = false;
  let killing = Promise.resolve();
  return {
    title: "backends killed",
    leaky: true,
    begin: () => {
      killing = (async () => {
        for (; !ending; await sleep(200)) await killer.query(terminate);
      })();
    },
    end: () => {
      ending = true;
      return killing;
    },
  };
}

function noneLeft(first: pg.Client): Fault {
  const taken: pg.Client[] = [];
  return {
    title: "no connection left",
    begin: async () => {
      for (let full = false; !full || (await countBackends(first)) > 0; ) {
        await first.query(terminate);
        // As a superuser it may also have those that are kept for one.
        const more = await Promise.all(Array.from({ length: 20 }, () => postgresql.connect().catch(() => null)));
        taken.push(...more.filter((each) => each !== null));
        full = more.includes(null);
      }
    },
    end: () => Promise.all(taken.map((each) => each.end())),
  };
}

function locked(holder: pg.Client): Fault {
  return {
    title: "tables locked",
    least: 5_000,
    begin: () => holder.query("BEGIN; LOCK TABLE api_keys, sessions, _prisma_migrations IN ACCESS EXCLUSIVE MODE"),
    end: async () => {
      // What was given up here does not go on waiting there.
      expect(await countBackends(holder)).toBeLessThanOrEqual(40);
      await holder.query("COMMIT");
    },
  };
}

/** Fault test F10. One server goes through all of it, so that none leaves something behind for the next. */
test.runIf(programs !== null)(
  "while PostgreSQL is away in any way, calls are refused in time, and go on by themselves",
  async () => {
    const scene = await setScene();
    await endure(scene, { title: "stopped", begin: () => postgresql.stop(), end: () => postgresql.begin() });
    const paused = { title: "paused", least: 5_000, begin: () => postgresql.pause(), end: () => postgresql.resume() };
    await endure(scene, paused);
    const own = await postgresql.connect();
    for (const fault of [killed(own), noneLeft(own), locked(own)]) await endure(scene, fault);
    await own.end();
  },
);
