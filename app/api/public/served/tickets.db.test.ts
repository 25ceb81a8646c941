import { beforeEach, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { routes } from "../endpoints";

let given: GivenWorkspace;
let key: string;

const keyOf = async (whose: GivenWorkspace, ...scopes: string[]) => {
  const input = CreateApiKey.parse({ name: `Key ${scopes.join(" ")}`, scopes });
  return (await createApiKey(whose.ctx("owner", "api_keys:create"), input)).key ?? "";
};

beforeEach(async () => {
  given = await givenWorkspace();
  key = await keyOf(given, "tickets:write");
});

type Problem = { code: string; errors?: { code: string; pointer?: string; parameter?: string }[] };
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
type Body = any;

async function call(method: string, path: string, body?: object | URLSearchParams, secret = key) {
  const request = new Request(`https://desk.test/api/public${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${secret}`,
      ...(body && !(body instanceof URLSearchParams) ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: body instanceof URLSearchParams ? body : JSON.stringify(body) } : {}),
  });
  const response = await serveFetch(routes, request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Body };
}

const least = { subject: "Printer", body: "It burns", requester: { email: "ada@example.com" } };
const problem = (answer: { status: number; body: Problem }) => [answer.status, answer.body.code];

test('an empty workspace lists as {"data": []}', async () => {
  const { status, body, headers } = await call("GET", "/tickets?limit=1");
  expect(status).toBe(200);
  expect(body.data).toEqual([]);
  expect(headers.get("link")).toMatch(/^<http.*\/api\/public\/tickets\?limit=1>; rel="first"$/);
});

test("create, read, change, answer, close and reopen, as a client does it", async () => {
  const created = await call("POST", "/tickets", least);
  expect(created.status).toBe(201);
  const { id } = created.body.data;
  expect(created.headers.get("location")).toMatch(new RegExp(`/api/public/tickets/${id}$`));
  expect((await call("GET", "/tickets/%231")).body).toEqual(created.body);
  expect((await call("PATCH", "/tickets/1", { priority: "high" })).body.data).toMatchObject({
    priority: "high",
    version: 2,
  });
  expect((await call("POST", "/tickets/1/reply", { body: "Water!" })).status).toBe(201);
  expect((await call("POST", "/tickets/1/close")).body.data.status).toBe("closed");
  expect(problem(await call("PATCH", "/tickets/1", { priority: "low" }))).toEqual([409, "ticket_closed"]);
  expect((await call("POST", "/tickets/1/reopen", {})).body.data.status).toBe("open");
  for (const name of ["comments", "conversations"]) {
    const { body, headers } = await call("GET", `/tickets/1/${name}?limit=1`);
    expect(body.data).toMatchObject([{ ticket_id: id, body: "It burns", direction: "inbound" }]);
    expect(headers.get("link")).toContain(`/tickets/${id}/${name}?limit=1&cursor=`);
  }
});

test("a form creates what JSON creates", async () => {
  const form = new URLSearchParams(
    "subject=Caf%C3%A9&body=It%0D%0Aburns&requester[email]=Ada@Example.com&tags[]=a&tags[]=b&metadata[crm]=7&assignee_id=",
  );
  const { status, body } = await call("POST", "/tickets", form);
  expect(status).toBe(201);
  expect(body.data).toMatchObject({ subject: "Café", tags: ["a", "b"], metadata: { crm: "7" }, assignee_id: null });
  const patch = new URLSearchParams("add_tags=c,d&if_version=1&due_at=2026-12-24T18:00:00Z");
  expect((await call("PATCH", "/tickets/1", patch)).body.data).toMatchObject({
    tags: ["a", "b", "c", "d"],
    version: 2,
  });
});

test("the Link header leads through the whole list", async () => {
  for (let at = 0; at < 5; at++) await call("POST", "/tickets", { ...least, tags: ["x"] });
  const numbers: number[] = [];
  let path: string | undefined = "/tickets?tag=x&limit=2";
  while (path) {
    const { body, headers }: { body: Body; headers: Headers } = await call("GET", path);
    numbers.push(...body.data.map((ticket: { number: number }) => ticket.number));
    path = headers.get("link")?.match(/<[^>]*\/api\/public([^>]*)>; rel="next"/)?.[1];
  }
  expect(numbers).toEqual([5, 4, 3, 2, 1]);
});

test("wrong queries are 400 and name the parameter", async () => {
  for (const query of [
    "limit=0",
    "limit=1.5",
    "limit=1&limit=2",
    "status=opne",
    "sort=subject",
    "created_since=today",
    "tag=%00",
  ]) {
    const answer = await call("GET", `/tickets?${query}`);
    expect(problem(answer), query).toEqual([400, "invalid_parameter"]);
    expect(answer.body.errors?.[0]?.parameter, query).toBe(query.split("=")[0]);
  }
  expect(problem(await call("GET", "/tickets?per_page=5"))).toEqual([400, "unknown_parameter"]);
  expect(problem(await call("GET", "/tickets?cursor=abc"))).toEqual([400, "cursor_invalid"]);
  expect((await call("GET", "/tickets?limit=500")).body.pagination).toMatchObject({
    limit: 100,
    limit_lowered_from: 500,
  });
});

test("wrong bodies are 422 and name every field", async () => {
  const answer = await call("POST", "/tickets", { subject: "x".repeat(256), priority: "asap", requester: {} });
  expect(problem(answer)).toEqual([422, "validation_failed"]);
  const pointers = answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer);
  expect(pointers).toEqual(["/subject", "/body", "/requester/email", "/priority"]);
  expect(problem(await call("POST", "/tickets", { ...least, subject: "a\0b" }))).toEqual([422, "validation_failed"]);
});

test("a second ticket with the same external id is 409 and leads to the first", async () => {
  const first = await call("POST", "/tickets", { ...least, external_id: "crm-1" });
  const second = await call("POST", "/tickets", { ...least, external_id: "crm-1" });
  expect(problem(second)).toEqual([409, "conflict"]);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(second.body.conflicting_resource).toMatchObject({
    type: "ticket",
    id: first.body.data.id,
    field: "external_id",
  });
});

test("another workspace's ticket is 404 by id, by number and for every verb; a deleted one is 410", async () => {
  const other = await givenWorkspace();
  const created = await call("POST", "/tickets", least, await keyOf(other, "tickets:write"));
  const { id } = created.body.data;
  const tries = [
    ["GET", `/tickets/${id}`],
    ["GET", "/tickets/1"],
    ["PATCH", `/tickets/${id}`, { subject: "Mine" }],
    ["POST", `/tickets/${id}/reply`, { body: "Mine" }],
    ["POST", `/tickets/${id}/close`, {}],
    ["POST", `/tickets/${id}/reopen`, {}],
    ["GET", `/tickets/${id}/comments`],
  ] as const;
  for (const [method, path, body] of tries) {
    expect(problem(await call(method, path, body)), `${method} ${path}`).toEqual([404, "not_found"]);
  }
  await call("POST", "/tickets", least);
  await db().ticket.updateMany({ where: { workspaceId: given.workspace.id }, data: { deletedAt: new Date() } });
  expect(problem(await call("GET", "/tickets/1"))).toEqual([410, "gone"]);
  expect(problem(await call("GET", "/tickets/1/comments"))).toEqual([410, "gone"]);
  expect((await call("GET", "/tickets")).body.data).toEqual([]);
});

test("notes are withheld without comments:read, and announced", async () => {
  await call("POST", "/tickets", least);
  const both = await keyOf(given, "tickets:write", "comments:write");
  const note = { note: "Customer was rude" };
  expect(problem(await call("POST", "/tickets/1/close", note))).toEqual([403, "insufficient_scope"]);
  expect((await call("POST", "/tickets/1/close", note, both)).status).toBe(200);
  const without = await call("GET", "/tickets/1/comments");
  expect(JSON.stringify(without.body)).not.toContain("rude");
  expect(without.body.meta).toEqual({ omitted: { internal_notes: true, required_scope: "comments:read" } });
  expect((await call("GET", "/tickets/1/comments", undefined, both)).body.data).toHaveLength(2);
  const asked = await call("GET", "/tickets/1/comments?type=note");
  expect(problem(asked)).toEqual([403, "insufficient_scope"]);
  expect(asked.headers.get("www-authenticate")).toContain('scope="comments:read"');
});

test("a reading key cannot write, and a commenting key can reply", async () => {
  await call("POST", "/tickets", least);
  const reader = await keyOf(given, "tickets:read");
  expect(problem(await call("POST", "/tickets", least, reader))).toEqual([403, "insufficient_scope"]);
  expect(problem(await call("POST", "/tickets/1/reply", { body: "Hi" }, reader))).toEqual([403, "insufficient_scope"]);
  const commenter = await keyOf(given, "comments:write");
  expect((await call("POST", "/tickets/1/reply", { body: "Hi" }, commenter)).status).toBe(201);
});
