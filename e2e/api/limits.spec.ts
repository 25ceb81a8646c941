import { parseList } from "structured-headers";
import type { Ticket } from "../../lib/tickets/schema";
import { type ApiClient, freshIp, type Problem } from "../fixtures/api-client";
import { unknownKey } from "../fixtures/foreign-keys";
import type { Reply } from "../fixtures/http";
import { expect, test } from "../fixtures/test";
import { givenTicket, newTicket, type One } from "./given-tickets";
import { expectProblem } from "./problems";

/** A RateLimit or RateLimit-Policy header as the structured list that it is: parameters by policy. */
function policiesIn(header: unknown): Record<string, Record<string, unknown>> {
  return Object.fromEntries(parseList(String(header)).map(([name, values]) => [name, Object.fromEntries(values)]));
}

async function spend(count: number, call: () => Promise<Reply<unknown>>): Promise<void> {
  for (let index = 0; index < count; index++) expect((await call()).status, `call ${index + 1}`).toBeLessThan(400);
}

const create = (client: ApiClient) => client.post<One<Ticket>>("/tickets", newTicket());

test("the 11th ticket from one address within an hour is 429, with every header", async ({ api }) => {
  const client = await api(["tickets:write"]);
  await spend(9, () => create(client));
  const last = await create(client);
  expect(last.status).toBe(201);
  expect(policiesIn(last.headers["ratelimit-policy"])).toMatchObject({ "tickets-create": { q: 10, w: 3600 } });
  expect(policiesIn(last.headers.ratelimit)["tickets-create"]).toMatchObject({ r: 0 });
  expect(last.headers["x-ratelimit-remaining"]).toBe("0");

  const over = (await create(client)) as unknown as Reply<Problem>;
  expectProblem(over, 429, "rate_limited");
  expect(over.body.type).toBe("https://iana.org/assignments/http-problem-types#quota-exceeded");
  expect(over.body["violated-policies"]).toEqual(["tickets-create"]);
  const wait = Number(over.headers["retry-after"]);
  expect(wait).toBeGreaterThan(3_500);
  expect(wait).toBeLessThanOrEqual(3_600);
  expect(over.body.retry_after).toBe(wait);
  const { r, t } = policiesIn(over.headers.ratelimit)["tickets-create"] ?? {};
  expect(r).toBe(0);
  expect(wait).toBeGreaterThanOrEqual(Number(t));
  expect(policiesIn(over.headers["ratelimit-policy"])["tickets-create"]).toEqual({ q: 10, w: 3600 });
  expect(over.headers["x-ratelimit-limit"]).toBe("10");
  expect(over.headers["x-ratelimit-remaining"]).toBe("0");
  const reset = Number(over.headers["x-ratelimit-reset"]) - Date.now() / 1000;
  expect(Math.abs(reset - wait)).toBeLessThan(5);
});

test("the 6th fetch of single tickets within a minute is 429; lists go on", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id, number } = await givenTicket(client);
  await spend(3, () => client.get(`/tickets/${id}`));
  await spend(1, () => client.get(`/tickets/${number}`));
  await spend(1, () => client.head(`/tickets/${id}`));
  const over = await client.get(`/tickets/${id}`);
  expectProblem(over, 429, "rate_limited");
  expect(over.body["violated-policies"]).toEqual(["tickets-read"]);
  expect(Number(over.headers["retry-after"])).toBeLessThanOrEqual(60);
  expect(over.headers["x-ratelimit-limit"]).toBe("5");
  expect((await client.get("/tickets?limit=100")).status).toBe(200);
});

test("keys behind one address share its limit, whatever the client wrote further left", async ({ api }) => {
  const [first, second] = [await api(["tickets:write"]), await api(["tickets:write"])];
  const { id } = await givenTicket(first);
  const headers = () => ({ "X-Forwarded-For": `${freshIp()}, ${first.ip}` });
  await spend(3, () => first.get(`/tickets/${id}`, { headers: headers() }));
  await spend(2, () => second.get(`/tickets/${id}`, { headers: headers() }));
  expectProblem(await second.get(`/tickets/${id}`, { headers: headers() }), 429, "rate_limited");
});

test("two addresses do not share a limit, and neither do two workspaces behind one", async ({ api, other }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  await spend(5, () => client.get(`/tickets/${id}`));
  expectProblem(await client.get(`/tickets/${id}`), 429, "rate_limited");
  expect((await client.from(freshIp()).get(`/tickets/${id}`)).status).toBe(200);
  const neighbour = await api(["tickets:write"], { in: other, ip: client.ip });
  const theirs = await givenTicket(neighbour);
  expect((await neighbour.get(`/tickets/${theirs.id}`)).status).toBe(200);
});

test("an IPv6 network of 64 bits is one address, the next network another", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  const network = `2001:db8:${Math.floor(Math.random() * 65_536).toString(16)}:1`;
  for (const host of ["1", "2", "ffff", "1:2", "dead:beef"]) {
    expect((await client.from(`${network}::${host}`).get(`/tickets/${id}`)).status, host).toBe(200);
  }
  expectProblem(await client.from(`${network}:7:8:9:a`).get(`/tickets/${id}`), 429, "rate_limited");
  const next = network.replace(/1$/, "2");
  expect((await client.from(`${next}::1`).get(`/tickets/${id}`)).status).toBe(200);
});

test("an IPv4 address written as IPv6 is the same address", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  await spend(5, () => client.get(`/tickets/${id}`));
  expectProblem(await client.from(`::ffff:${client.ip}`).get(`/tickets/${id}`), 429, "rate_limited");
});

test("an override lifts a limit within seconds", async ({ api, workspace }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  await spend(5, () => client.get(`/tickets/${id}`));
  expectProblem(await client.get(`/tickets/${id}`), 429, "rate_limited");
  await workspace.limit("tickets-read", 1_000, 60);
  const lifted = async () => (await client.get(`/tickets/${id}`)).status;
  await expect.poll(lifted, { timeout: 5_000, intervals: [200] }).toBe(200);
  const { headers } = await client.get(`/tickets/${id}`);
  expect(policiesIn(headers["ratelimit-policy"])).toEqual({ "tickets-read": { q: 1_000, w: 60 } });
});

test("an override can count by key instead of by address", async ({ api, workspace }) => {
  await workspace.limit("tickets-read", 2, 60, "key");
  const first = await api(["tickets:write"]);
  const second = await api(["tickets:read"], { ip: first.ip });
  const { id } = await givenTicket(first);
  await spend(2, () => first.from(freshIp()).get(`/tickets/${id}`));
  expectProblem(await first.from(freshIp()).get(`/tickets/${id}`), 429, "rate_limited");
  expect((await second.get(`/tickets/${id}`)).status).toBe(200);
});

test("a mistake does not cost one of the ten tickets", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const remaining = (reply: Reply<unknown>) => policiesIn(reply.headers.ratelimit)["tickets-create"]?.r;
  const before = remaining(await create(client));
  const wrong = await client.post("/tickets", newTicket({ subject: "" }));
  expectProblem(wrong, 422, "validation_failed");
  expect(remaining(wrong)).toBe(before);
  expectProblem(
    await client.post("/tickets", undefined, { form: "a[b", headers: { "Content-Type": "x/y" } }),
    415,
    "unsupported_media_type",
  );
  expectProblem(await client.post("/tickets", [newTicket()]), 400, "bulk_not_supported");
  expect(remaining(await create(client))).toBe(Number(before) - 1);
});

test("everything else is limited by key: 120 calls a minute", async ({ api }) => {
  const client = await api(["tickets:read"]);
  const first = await client.post("/test");
  expect(policiesIn(first.headers["ratelimit-policy"])).toEqual({ default: { q: 120, w: 60 } });
  expect(policiesIn(first.headers.ratelimit).default).toMatchObject({ r: 119 });
  await Promise.all(Array.from({ length: 119 }, () => client.from(freshIp()).post("/test")));
  const over = await client.post("/test");
  expectProblem(over, 429, "rate_limited");
  expect(over.body["violated-policies"]).toEqual(["default"]);
});

test("a refused call is not counted against the key", async ({ api }) => {
  const client = await api(["tickets:read"]);
  const before = await client.post("/test");
  await client.post("/tickets", newTicket());
  const after = await client.post("/test");
  expect(Number(after.headers["x-ratelimit-remaining"])).toBe(Number(before.headers["x-ratelimit-remaining"]) - 1);
});

test("after 20 refused credentials an address waits, before any key is looked up", async ({ api, anonymous }) => {
  const guessing = anonymous;
  for (let guess = 0; guess < 20; guess++) {
    expectProblem(await guessing.withKey(unknownKey()).get("/tickets"), 401, "key_unknown", `guess ${guess + 1}`);
  }
  const stopped = await guessing.withKey(unknownKey()).get("/tickets");
  expectProblem(stopped, 429, "rate_limited");
  expect(stopped.body["violated-policies"]).toEqual(["auth-failures"]);
  expect(Number(stopped.headers["retry-after"])).toBeLessThanOrEqual(60);
  const client = await api(["tickets:read"]);
  expectProblem(await client.from(guessing.ip).post("/test"), 429, "rate_limited", "a good key has to wait too");
  expect((await client.post("/test")).status, "another address does not").toBe(200);
});
