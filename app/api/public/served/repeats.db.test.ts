import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { buildRoutes } from "@/lib/entry/public/routes";
import { claimFor, forgetOldAnswers, rememberedFor } from "@/lib/idempotency/calls";
import { forgetShared } from "@/lib/process-state";
import { endpoints, routes } from "../endpoints";
import { apiClient, problem } from "./testing/api-call";

let given: GivenWorkspace;
let api: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  forgetShared("rate-limiter");
  given = await givenWorkspace();
  api = await apiClient(given, "tickets:write", "contacts:write", "comments:read");
});

const ticket = (subject = "Printer on fire") => ({ subject, body: "Help", requester: { email: "ada@example.com" } });
const create = (name: string, body: object = ticket()) => api("POST", "/tickets", body, { "Idempotency-Key": name });
const tickets = () => db().ticket.count({ where: { workspaceId: given.workspace.id } });
const calls = () => db().idempotentCall.findMany({ where: { workspaceId: given.workspace.id } });
const left = (answer: { headers: Headers }) => answer.headers.get("ratelimit")?.replace(/;t=\d+/g, "");

test("the same request with the same key does its work once and gets the same answer, which costs nothing", async () => {
  const first = await create('"order-1"');
  const again = await create("order-1");
  expect(first.status).toBe(201);
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(left(again)).toBe(left(first));
  expect(await tickets()).toBe(1);
});

test("the order of members is no difference; another value, path or query is", async () => {
  const { subject, ...rest } = ticket();
  await create("order-1");
  expect((await create("order-1", { ...rest, subject })).headers.get("idempotency-replayed")).toBe("true");
  expect(problem(await create("order-1", ticket("Another")))).toEqual([422, "idempotency_key_reused"]);
  const contact = { email: "bob@example.com" };
  const header = { "Idempotency-Key": "bob" };
  expect((await api("POST", "/contacts", contact, header)).status).toBe(201);
  expect(problem(await api("POST", "/contacts?on_conflict=return", contact, header))).toEqual([
    422,
    "idempotency_key_reused",
  ]);
  expect(await tickets()).toBe(1);
});

test("when the limit is used up, answers are still repeated and nothing else is done", async () => {
  for (let count = 1; count <= 10; count++) expect((await create(`order-${count}`)).status).toBe(201);
  expect(problem(await create("order-11"))).toEqual([429, "rate_limited"]);
  expect((await create("order-10")).status).toBe(201);
  expect(problem(await create("order-10", ticket("Another")))).toEqual([429, "rate_limited"]);
  // A refusal is not kept: the key is free.
  expect((await calls()).length).toBe(10);
});

test("of many at once one does the work; the others are told to wait, and then get its answer", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => create("order-1")));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    expect(problem(answer)).toEqual([409, "idempotency_in_progress"]);
    expect(answer.headers.get("retry-after")).toBe("1");
  }
  expect(await tickets()).toBe(1);
  expect((await create("order-1")).headers.get("idempotency-replayed")).toBe("true");
});

test("a refusal of the content is repeated; one of the caller is not kept", async () => {
  const wrong = await create("order-1", { subject: "No body" });
  expect(problem(wrong)).toEqual([422, "validation_failed"]);
  const again = await create("order-1", { subject: "No body" });
  expect(again.body).toEqual(wrong.body);
  expect(again.headers.get("idempotency-replayed")).toBe("true");

  const reader = await apiClient(given, "tickets:write");
  const { body } = await create("order-2");
  const note = () => reader("POST", `/tickets/${body.data.id}/close`, { note: "x" }, { "Idempotency-Key": "close" });
  expect(problem(await note())).toEqual([403, "insufficient_scope"]);
  expect((await note()).headers.get("idempotency-replayed")).toBeNull();
  expect((await calls()).length).toBe(2);
});

test("keys of one caller are nothing to another", async () => {
  const other = await apiClient(given, "tickets:write");
  await create("order-1");
  const theirs = await other("POST", "/tickets", ticket("Theirs"), { "Idempotency-Key": "order-1" });
  expect(theirs.status).toBe(201);
  expect(theirs.headers.get("idempotency-replayed")).toBeNull();
});

test("neither the key nor the answer is stored readably", async () => {
  await create("ada-lovelace-order", ticket("A subject nobody may read"));
  const [row] = await calls();
  const stored = JSON.stringify(row) + Buffer.from(row?.answer ?? "", "base64").toString("latin1");
  expect(row?.status).toBe(201);
  expect(stored).not.toMatch(/lovelace|nobody may read|ada@example/);
});

test("what is no key is refused before anything is done", async () => {
  for (const name of ['"', '""', "x".repeat(256)]) {
    const answer = await create(name);
    expect(problem(answer), name).toEqual([400, "invalid_request"]);
    expect(answer.body.errors).toMatchObject([{ header: "Idempotency-Key" }]);
  }
  expect(await tickets()).toBe(0);
});

test("a request whose process died is made again after two minutes, not before", async () => {
  await create("order-1");
  const died = { status: null, answer: null, requestId: "req_of_a_dead_process" };
  await db().idempotentCall.updateMany({ data: died });
  expect(problem(await create("order-1"))).toEqual([409, "idempotency_in_progress"]);
  await db().idempotentCall.updateMany({ data: { startedAt: new Date(Date.now() - claimFor) } });
  const again = await create("order-1");
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotency-replayed")).toBeNull();
  expect(await tickets()).toBe(2);
});

test("what a process had committed before it died does not happen again, and the answer says what it was", async () => {
  const { body } = await create("order-1");
  await db().idempotentCall.updateMany({
    data: { status: null, answer: null, startedAt: new Date(Date.now() - claimFor) },
  });
  const again = await create("order-1");
  expect(problem(again)).toEqual([409, "idempotency_answer_lost"]);
  expect(again.body.done).toEqual([{ event: "ticket.created", type: "ticket", id: body.data.id }]);
  expect(await tickets()).toBe(1);
});

test("after 24 hours a key is new, and its row is forgotten", async () => {
  await create("order-1");
  await create("order-2");
  const yesterday = new Date(Date.now() - rememberedFor);
  await db().idempotentCall.updateMany({ data: { startedAt: yesterday, expiresAt: new Date() } });
  const again = await create("order-1", ticket("Another"));
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotency-replayed")).toBeNull();
  await forgetOldAnswers(new Date(Date.now() + 1));
  expect((await calls()).length).toBe(1);
});

test("a failure on our side leaves the key free", async () => {
  let fail = true;
  const failing = buildRoutes(
    endpoints.map((served) => ({
      ...served,
      handler: (ctx, call) => {
        if (fail) throw new Error("down");
        return served.handler(ctx, call);
      },
    })),
  );
  const call = async () => {
    const request = new Request("https://desk.test/api/public/test", { method: "POST", headers: await keyed() });
    return serveFetch(failing, request);
  };
  const { createApiKey } = await import("@/lib/api-keys/commands/create");
  const { CreateApiKey } = await import("@/lib/api-keys/schema");
  const made = await createApiKey(
    given.ctx("owner", "api_keys:create"),
    CreateApiKey.parse({ name: "Failing", scopes: ["tickets:read"] }),
  );
  const keyed = async () => ({ Authorization: `Bearer ${made.key}`, "Idempotency-Key": "one" });
  expect((await call()).status).toBe(500);
  fail = false;
  const second = await call();
  expect(second.status).toBe(200);
  expect(second.headers.get("idempotency-replayed")).toBeNull();
  expect((await call()).headers.get("idempotency-replayed")).toBe("true");
  expect(routes.all.length).toBe(failing.all.length);
});
