import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { hashPassword } from "../../lib/auth/password";
import { db } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { setLimit } from "../../lib/limits/commands/limit";
import { givenLink } from "../../lib/portal-access/testing/given-link";
import { freePort } from "../../lib/rate-limit/testing/redis-server";
import { startReceiver } from "../../lib/webhooks/testing/receiver";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { send } from "../fixtures/http";
import { Browser } from "./fixtures/browser";
import { attributesOf, startCollector } from "./fixtures/collector";
import { startMailServer } from "./fixtures/mail-server";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 300_000 });

type One<T> = { data: T };
type Watched = Readonly<{ instance: Instance; scrape: () => Promise<string> }>;

const ticket = { subject: "Broken cup", body: "x", requester: { email: "ada@example.com" } };

async function startWatched(): Promise<Watched> {
  const listen = `127.0.0.1:${await freePort()}`;
  const instance = await Instance.start({ METRICS_LISTEN: listen });
  const scrape = async () => {
    const { status, headers, text } = await send({ method: "GET", url: `http://${listen}/metrics` });
    expect([status, headers["cache-control"]]).toEqual([200, "no-store"]);
    return text;
  };
  return { instance, scrape };
}

async function keyOf(given: GivenWorkspace, scopes: string[]) {
  const input = CreateApiKey.parse({ name: `Key ${randomBytes(3).toString("hex")}`, scopes });
  const { id, key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return { id, key: key ?? "" };
}

/** The sum over all scrapes of the samples whose line begins so. */
function total(scrapes: readonly string[], sample: string): number {
  const lines = scrapes.flatMap((text) => text.split("\n")).filter((line) => line.startsWith(`${sample} `));
  return lines.reduce((sum, line) => sum + Number(line.slice(sample.length + 1)), 0);
}

test("two instances tell in numbers what they did, without naming keys, workspaces or paths", async () => {
  const watched = [await startWatched(), await startWatched()];
  const given = await givenWorkspace("Quibblewick");
  await setLimit(given.ctx("owner", "policy:manage"), { policy: "tickets-read", limit: 4, windowSeconds: 3_600 });
  const [good, revoked] = [await keyOf(given, ["tickets:read"]), await keyOf(given, ["tickets:read"])];
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id: revoked.id });
  const ip = freshIp();
  const canary = `canary-${randomBytes(8).toString("hex")}`;
  for (const { instance } of watched) {
    const call = (key: string | null) => new ApiClient(instance.url, key, ip);
    for (let count = 0; count < 3; count++) expect((await call(good.key).get("/tickets")).status).toBe(200);
    expect((await call(revoked.key).get("/tickets")).status).toBe(401);
    expect((await call(good.key).get("/contacts")).status).toBe(403);
    expect((await call(good.key).get(`/${canary}`)).status).toBe(404);
    // Without Redis each counts by itself: four of these five pass the limit on each.
    for (let count = 0; count < 5; count++) await call(good.key).get("/tickets/tkt_00000000000000000000000000");
    await send({ method: "BREW", url: `${instance.url}/api/public/tickets` }).catch(() => null);
    expect((await send({ method: "GET", url: `${instance.url}/${canary}` })).status).toBeLessThan(500);
  }
  // The answer is out a moment before it is counted.
  await vi.waitUntil(async () => (await watched[1]?.scrape())?.includes('route="(page)"'), { timeout: 5_000 });
  const scrapes = await Promise.all(watched.map(({ scrape }) => scrape()));
  const requests = (labels: string) => total(scrapes, `http_request_duration_seconds_count{${labels}}`);
  expect(requests('method="GET",route="/tickets",status="2xx"')).toBe(6);
  expect(requests('method="GET",route="/tickets",status="4xx"')).toBe(2);
  expect(requests('method="GET",route="/contacts",status="4xx"')).toBe(2);
  expect(requests('method="GET",route="unknown",status="4xx"')).toBe(2);
  expect(requests('method="GET",route="/tickets/{id}",status="4xx"')).toBe(10);
  const checks = (outcome: string) => total(scrapes, `latchkey_key_checks_total{outcome="${outcome}"}`);
  expect([checks("valid"), checks("key_revoked"), checks("insufficient_scope")]).toEqual([14, 2, 2]);
  expect(total(scrapes, 'latchkey_rate_limited_total{policy="tickets-read"}')).toBe(2);
  expect(total(scrapes, "latchkey_database_up")).toBe(2);
  // All that is due runs once, by one of them.
  expect(total(scrapes, 'latchkey_job_runs_total{job="tell-idle",outcome="done"}')).toBeLessThanOrEqual(1);
  const told = scrapes.join("");
  for (const secret of [canary, good.key, revoked.key, good.id, given.workspace.id, given.workspace.slug, ip]) {
    expect(told).not.toContain(secret);
  }
  const [first] = watched;
  expect((await send({ method: "GET", url: `${first?.instance.url}/metrics` })).text).not.toContain("latchkey_");
});

test("a request's span continues the caller's trace, and holds its transaction; a webhook's tells no path", async () => {
  const collector = await startCollector();
  const receiver = await startReceiver();
  const instance = await Instance.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
    LOG_LEVEL: "info",
  });
  const given = await givenWorkspace();
  const { key } = await keyOf(given, ["*"]);
  const client = new ApiClient(instance.url, key, freshIp());
  const secretPath = randomBytes(8).toString("hex");
  const hook = { url: `${receiver.url}/${secretPath}`, events: ["ticket.created"] };
  expect((await client.post("/webhooks", hook)).status).toBe(201);
  const [traceId, parent] = [randomBytes(16).toString("hex"), randomBytes(8).toString("hex")];
  const headers = { traceparent: `00-${traceId}-${parent}-01` };
  const made = await client.post<One<{ id: string }>>("/tickets", ticket, { headers });
  expect(made.status).toBe(201);
  const query = randomBytes(8).toString("hex");
  expect((await client.get(`/tickets?q=${query}`)).status).toBe(200);
  const find = (name: string, kind: number) => collector.spans.find((span) => span.name === name && span.kind === kind);
  await vi.waitUntil(() => find("POST /tickets", 2) && find("GET /tickets", 2) && find("POST", 3), {
    timeout: 20_000,
    interval: 50,
  });
  await receiver.stop();
  const served = find("POST /tickets", 2);
  if (!served) throw new Error("The request has no span.");
  expect([served.traceId, served.parentSpanId]).toEqual([traceId, parent]);
  expect(attributesOf(served)).toMatchObject({
    "http.request.method": "POST",
    "http.route": "/tickets",
    "url.path": "/api/public/tickets",
    "url.scheme": "https",
    "http.response.status_code": "201",
    "latchkey.request_id": made.headers["x-request-id"],
  });
  const inside = collector.spans.filter((span) => span.traceId === traceId && span.name === "transaction");
  expect(inside.map(({ parentSpanId }) => parentSpanId)).toContain(served.spanId);
  const sent = find("POST", 3);
  expect(sent && attributesOf(sent)).toMatchObject({ "server.address": "127.0.0.1", "http.request.method": "POST" });
  for (const secret of [key, secretPath, query]) expect(collector.text()).not.toContain(secret);
  await instance.terminate();
  const line = linesOf(instance).find(({ requestId }) => requestId === made.headers["x-request-id"]);
  expect(line?.traceId).toBe(traceId);
});

test("the log has one line of JSON for each request, and no secret is in it", async () => {
  const mail = await startMailServer();
  const instance = await Instance.start({ LOG_LEVEL: "trace", SMTP_URL: mail.url });
  const given = await givenWorkspace();
  const { key } = await keyOf(given, ["*"]);
  const canary = (name: string) => `${name}-${randomBytes(9).toString("hex")}`;
  const [body, password, query, agent] = [canary("body"), canary("password"), canary("query"), canary("agent")];
  const client = new ApiClient(instance.url, key, freshIp());
  const ids: unknown[] = [];
  const called = async (reply: Promise<{ status: number; headers: Record<string, unknown> }>) => {
    const { headers } = await reply;
    ids.push(headers["x-request-id"]);
  };
  await called(client.post("/tickets", { ...ticket, body }));
  await called(client.post("/tickets", { ...ticket, [body]: body }));
  await called(client.get(`/tickets?q=${query}`));
  await called(client.get(`/tickets?api_key=${key}`));
  await called(client.withKey(`${key.slice(0, -1)}x`).get("/tickets"));
  await called(client.get("/tickets", { headers: { "X-Request-Id": 'a\\n{}\t"b"', "User-Agent": agent } }));
  await called(client.get('/%0a{"level":30}\\n'));
  const { secret } = (
    await client.post<One<{ secret: string }>>("/webhooks", { url: "https://a.example", events: ["ticket.created"] })
  ).body.data;
  const { id, email } = given.members.owner;
  await db().user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
  const browser = new Browser(freshIp());
  const { csrfToken } = (await browser.get<{ csrfToken: string }>(`${instance.url}/api/auth/csrf`)).body;
  const form = (typed: string) => ({ csrfToken, email, password: typed, json: "true" });
  await browser.postForm(`${instance.url}/api/auth/callback/credentials`, form(`${password}-wrong`));
  await browser.postForm(`${instance.url}/api/auth/callback/credentials`, form(password));
  expect(browser.cookieNames).toHaveLength(3);
  const contact = await client.post<One<{ id: string }>>("/contacts", { name: "Cy", email: "cy@example.com" });
  const token = await givenLink(given, contact.body.data.id);
  await browser.postJson(`${instance.url}/api/public/portal/sessions`, { token });
  await browser.get(`${instance.url}/invite/${query}`);
  await instance.terminate();
  const lines = linesOf(instance);
  expect(ids).toHaveLength(7);
  for (const requestId of ids) expect(lines.filter((line) => line.requestId === requestId)).toHaveLength(1);
  const secrets = [key, key.slice(-20), body, password, query, secret, token, csrfToken, ...browser.cookieValues];
  for (const one of secrets) expect(instance.output()).not.toContain(one);
});

/** Every line is one object of JSON, whatever was sent. */
function linesOf(instance: Instance): Record<string, unknown>[] {
  const lines = instance.output().split("\n");
  const begin = lines.findIndex((line) => line.startsWith("{"));
  return lines.slice(begin).flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Record<string, unknown>]));
}
