import { once } from "node:events";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { db } from "../../lib/db/client";
import { freePort } from "../../lib/rate-limit/testing/redis-server";
import { send } from "../fixtures/http";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 120_000 });

type Probe = { status: string; checks?: Record<string, string> };

const probe = (instance: Instance, name: "live" | "ready", method = "GET") =>
  send<Probe>({ method, url: `${instance.url}/health/${name}`, headers: { Connection: "close" } });

test("the probes answer GET and HEAD, are kept by nobody and write no line", async () => {
  const instance = await Instance.start({ LOG_LEVEL: "info" });
  const before = instance.output();
  const live = await probe(instance, "live");
  expect([live.status, live.body]).toEqual([200, { status: "ok" }]);
  const ready = await probe(instance, "ready");
  expect([ready.status, ready.body]).toEqual([
    200,
    { status: "ok", checks: { process: "serving", database: "ok", migrations: "ok" } },
  ]);
  expect(ready.headers).toMatchObject({ "cache-control": "no-store", "content-type": "application/json" });
  const head = await probe(instance, "ready", "HEAD");
  expect([head.status, head.text, head.headers["content-length"]]).toEqual([200, "", String(ready.text.length)]);
  expect([(await probe(instance, "ready", "POST")).status, (await probe(instance, "live", "POST")).status]).toEqual([
    405, 405,
  ]);
  expect((await send({ method: "GET", url: `${instance.url}/health/ready/` })).status).not.toBe(200);
  await instance.terminate();
  expect(instance.output().slice(before.length)).not.toContain("/health");
});

test("a database that lacks a migration makes the process unready, not dead, until it has it again", async () => {
  const instance = await Instance.start();
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1`;
  const id = rows[0]?.id;
  await db().$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = CURRENT_TIMESTAMP WHERE id = ${id}`;
  const unready = await probe(instance, "ready");
  expect([unready.status, unready.body]).toEqual([
    503,
    { status: "unavailable", checks: { process: "serving", database: "ok", migrations: "behind" } },
  ]);
  expect(unready.headers["retry-after"]).toBe("5");
  expect((await probe(instance, "live")).status).toBe(200);
  expect((await send({ method: "GET", url: `${instance.url}/api/public/health` })).status).toBe(503);
  await db().$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE id = ${id}`;
  expect((await probe(instance, "ready")).status).toBe(200);
});

test("while it starts the API answers before the pages, which wait, and it is ready when both do", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const starting = Instance.start({ PORT: String(port), APP_URL: url });
  const order: string[] = [];
  const first = (path: string, fits: (status: number) => boolean) =>
    vi.waitUntil(
      async () => {
        const answer = await send({ method: "GET", url: url + path }).catch(() => null);
        if (answer === null || !fits(answer.status)) return false;
        order.push(path);
        return true;
      },
      { timeout: 30_000, interval: 5 },
    );
  await Promise.all([
    first("/api/public/health", (status) => status === 200),
    // The first answer that comes at all: nobody is turned away.
    first("/setup", (status) => {
      expect(status).toBe(200);
      return true;
    }),
    first("/health/ready", (status) => status === 200),
  ]);
  await starting;
  expect(order[0]).toBe("/api/public/health");
});

test("after SIGTERM it is unready at once, serves on for the delay, and asks its clients to go elsewhere", async () => {
  const instance = await Instance.start({ SHUTDOWN_DELAY: "2" });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const before = await get(instance, agent);
  expect([before.statusCode, before.headers.connection]).toEqual([200, "keep-alive"]);
  const began = performance.now();
  const ended = instance.terminate();
  await vi.waitUntil(async () => (await probe(instance, "ready")).status === 503, { timeout: 1_000, interval: 10 });
  const { body } = await probe(instance, "ready");
  expect(body).toEqual({
    status: "unavailable",
    checks: { process: "draining", database: "ok", migrations: "ok" },
  });
  expect((await probe(instance, "live")).status).toBe(200);
  // On the connection that was open, and on a new one.
  for (const path of ["/api/public/openapi.json", "/setup"]) {
    const answer = await get(instance, agent, path);
    expect([answer.statusCode, answer.headers.connection], path).toEqual([200, "close"]);
  }
  await ended;
  const took = performance.now() - began;
  expect(took).toBeGreaterThan(1_900);
  expect(took).toBeLessThan(7_000);
  expect(instance.exitCode()).toBe(0);
});

test("a request that was in flight at SIGTERM is answered, on a connection that ends with it", async () => {
  const instance = await Instance.start();
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const body = JSON.stringify({ key: "lk_not_a_key_of_ours" });
  const headers = { "Content-Type": "application/json", "Content-Length": body.length };
  const outgoing = request(`${instance.url}/api/public/leaks`, { method: "POST", agent, headers });
  outgoing.write(body.slice(0, 5));
  // Far longer than the bytes take on loopback: the server has begun to read it.
  await sleep(300);
  await probe(instance, "live");
  const ended = instance.terminate();
  await vi.waitUntil(async () => (await probe(instance, "live").catch(() => null)) === null, { interval: 10 });
  outgoing.end(body.slice(5));
  const answer = await answered(outgoing);
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.headers.connection).toBe("close");
  const answeredAt = performance.now();
  await ended;
  // Not the 8 seconds after which connections are cut.
  expect(performance.now() - answeredAt).toBeLessThan(5_000);
  expect(instance.exitCode()).toBe(0);
});

function get(instance: Instance, agent: Agent, path = "/api/public/openapi.json"): Promise<IncomingMessage> {
  const outgoing = request(instance.url + path, { agent });
  outgoing.end();
  return answered(outgoing);
}

async function answered(outgoing: ClientRequest): Promise<IncomingMessage> {
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  incoming.resume();
  await once(incoming, "end");
  return incoming;
}

test("a process that nobody reads the output of any more ends on SIGTERM all the same", async () => {
  const instance = await Instance.start({ LOG_LEVEL: "info" });
  instance.stopReading();
  for (let index = 0; index < 50; index++) await send({ method: "GET", url: `${instance.url}/api/public/health` });
  const began = performance.now();
  await instance.terminate();
  expect(instance.exitCode()).toBe(0);
  expect(performance.now() - began).toBeLessThan(8_000);
});
