import { expect, test } from "vitest";
import type { LatchkeyOptions } from "./call";
import { LatchkeyError } from "./error";
import { Latchkey } from "./latchkey";
import { pauseBefore } from "./retry";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> } | Error;
type Sent = { method: string; url: string; headers: Record<string, string>; body: unknown };

const problem = (status: number, code: string, more: object = {}, headers = {}): Answer => ({
  status,
  headers: { "x-request-id": "req_1", ...headers },
  body: { code, detail: `It is ${code}.`, ...more },
});
const ticket = { status: 200, body: { data: { id: "tkt_1" } } };
const page = (ids: string[], next: string | null) => ({
  status: 200,
  body: { data: ids.map((id) => ({ id })), pagination: { next_cursor: next } },
});

/** A client that is answered from a list, and what it sent and how long it waited. Nothing really waits. */
function given(answers: Answer[], options: Partial<LatchkeyOptions> = {}) {
  const sent: Sent[] = [];
  const pauses: number[] = [];
  const client = new Latchkey({
    apiKey: "lk_live_default",
    baseUrl: "https://keys.example.com/",
    fetch: async (url, { method, headers, body } = {}) => {
      const given = { method, url: String(url), headers, body: body ? JSON.parse(String(body)) : undefined };
      sent.push(given as unknown as Sent);
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error("unexpected call");
      const text = answer.body === undefined ? null : JSON.stringify(answer.body);
      return new Response(text, { status: answer.status, headers: answer.headers });
    },
    pause: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    ...options,
  });
  return { client, sent, pauses };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it should have failed"),
    (error: LatchkeyError) => error,
  );
const newTicket = { subject: "Help", body: "It burns.", requester: { email: "ada@example.com" } };

test("a refused POST is sent again after what Retry-After says, with the same Idempotency-Key", async () => {
  const { client, sent, pauses } = given([
    problem(429, "rate_limited", {}, { "retry-after": "7" }),
    problem(503, "temporarily_unavailable"),
    new TypeError("fetch failed"),
    ticket,
  ]);
  expect(await client.tickets.create(newTicket)).toEqual({ id: "tkt_1" });
  const names = sent.map(({ headers }) => headers["Idempotency-Key"]);
  expect(names[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(names).size).toBe(1);
  expect(sent.map(({ body }) => body)).toEqual([newTicket, newTicket, newTicket, newTicket]);
  expect(pauses[0]).toBeGreaterThanOrEqual(7_000);
  expect(pauses[0]).toBeLessThan(7_500);
  expect(pauses[1]).toBeLessThanOrEqual(1_000);
});

test("every call has an Idempotency-Key of its own, unless one is given", async () => {
  const { client, sent } = given([ticket, ticket, ticket]);
  await client.tickets.create(newTicket);
  await client.tickets.create(newTicket);
  await client.tickets.create(newTicket, { idempotencyKey: "order-17" });
  const names = sent.map(({ headers }) => headers["Idempotency-Key"]);
  expect(new Set(names).size).toBe(3);
  expect(names[2]).toBe("order-17");
});

test("after so many attempts the last failure is thrown", async () => {
  const answers = Array.from({ length: 9 }, () => problem(503, "temporarily_unavailable"));
  const { client, sent } = given(answers);
  expect((await failure(client.tickets.get(1))).code).toBe("temporarily_unavailable");
  expect(sent).toHaveLength(4);
  await failure(client.tickets.get(1, { retries: 0 }));
  expect(sent).toHaveLength(5);
});

test("a wait that is too long is not begun: the error says how long it would be", async () => {
  const { client, pauses } = given([problem(429, "rate_limited", {}, { "retry-after": "3000" })]);
  expect(await failure(client.tickets.get(1))).toMatchObject({ code: "rate_limited", status: 429, retryAfter: 3000 });
  expect(pauses).toEqual([]);
});

test("a change or a deletion whose answer got lost is not sent twice; one that was refused is", async () => {
  for (const change of ["update", "delete"] as const) {
    const act = (client: Latchkey) =>
      change === "update" ? client.tickets.update(1, { priority: "low" }) : client.tickets.delete(1);
    const lost = given([new TypeError("fetch failed"), ticket]);
    expect((await failure(act(lost.client))).code).toBe("network_error");
    const refused = given([problem(429, "rate_limited", {}, { "retry-after": "1" }), ticket]);
    await act(refused.client);
    expect(refused.sent).toHaveLength(2);
    expect(refused.sent[0]?.headers).not.toHaveProperty("Idempotency-Key");
  }
});

test("a mistake is not repeated, and names every field", async () => {
  const errors = [{ code: "required", pointer: "/subject", detail: "is required" }];
  const { client, sent } = given([problem(422, "validation_failed", { errors })]);
  const error = await failure(client.tickets.create(newTicket));
  expect(error).toBeInstanceOf(LatchkeyError);
  expect(error).toMatchObject({ code: "validation_failed", status: 422, requestId: "req_1", errors });
  expect(error.message).toBe("It is validation_failed.");
  expect(sent).toHaveLength(1);
});

test("an answer that is not the API's is an error too", async () => {
  const html = { status: 404, body: "<html>" };
  expect((await failure(given([html]).client.tickets.get(1))).code).toBe("unreadable_answer");
  const { client } = given([], { fetch: async () => new Response("<html>"), retries: 0 });
  expect((await failure(client.tickets.get(1))).code).toBe("unreadable_answer");
});

test("an attempt that takes too long is a timeout", async () => {
  const never: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)));
  const { client } = given([], { fetch: never, timeout: 1, retries: 0 });
  expect((await failure(client.tickets.get(1))).code).toBe("timeout");
});

test("a signal ends the call, also while it waits, with what the signal says", async () => {
  const controller = new AbortController();
  const { client, sent } = given([problem(503, "temporarily_unavailable"), ticket], {
    pause: async () => controller.abort(new Error("not needed any more")),
  });
  const error = await failure(client.tickets.get(1, { signal: controller.signal }));
  expect(error.message).toBe("not needed any more");
  expect(sent).toHaveLength(1);
});

test("a list is walked to its end, with the filters on every page, and no further than asked", async () => {
  const { client, sent } = given([page(["a", "b"], "two"), page(["c"], null), page(["a", "b"], "two")]);
  const ids: string[] = [];
  const since = new Date("2026-01-02T03:04:05Z");
  for await (const { id } of client.tickets.list({ status: ["open", "pending"], updated_since: since.toISOString() })) {
    ids.push(id);
  }
  expect(ids).toEqual(["a", "b", "c"]);
  const filters = "status=open%2Cpending&updated_since=2026-01-02T03%3A04%3A05.000Z";
  const root = "https://keys.example.com/api/public/tickets";
  expect(sent.map(({ url }) => url)).toEqual([`${root}?${filters}`, `${root}?${filters}&cursor=two`]);
  for await (const { id } of client.tickets.list()) if (id === "a") break;
  expect(sent).toHaveLength(3);
});

test("a call can have a key of its own", async () => {
  const { client, sent } = given([ticket, ticket]);
  await client.tickets.get("#7/8", { apiKey: "lk_live_other" });
  await client.tickets.get(7);
  expect(sent.map(({ headers }) => headers.Authorization)).toEqual(["Bearer lk_live_other", "Bearer lk_live_default"]);
  expect(sent[0]?.url).toBe("https://keys.example.com/api/public/tickets/%237%2F8");
});

test("files are sent as a form, and come as a Blob", async () => {
  const bodies: unknown[] = [];
  const { client } = given([], {
    fetch: async (_url, init) => {
      bodies.push([init?.body, new Headers(init?.headers).get("content-type")]);
      return init?.method === "POST" ? Response.json({ data: { id: "att_1" } }) : new Response("bytes");
    },
  });
  const form = new FormData();
  form.set("file", new Blob(["bytes"]), "fire.txt");
  expect((await client.attachments.upload(form)).id).toBe("att_1");
  expect(bodies).toEqual([[form, null]]);
  expect(await (await client.attachments.download("att_1")).text()).toBe("bytes");
});

test("pauses double up to a bound, and differ between clients", () => {
  const error = new LatchkeyError("temporarily_unavailable", "Later.", { status: 503 });
  const [shortest, longest] = [0, 1].map((random) => [0, 1, 2, 9].map((at) => pauseBefore(at, error, () => random)));
  expect(shortest).toEqual([250, 500, 1_000, 4_000]);
  expect(longest).toEqual([500, 1_000, 2_000, 8_000]);
});
