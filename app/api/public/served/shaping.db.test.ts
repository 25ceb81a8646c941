import { beforeEach, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { setLimit } from "@/lib/limits/commands/limit";
import { forgetShared } from "@/lib/process-state";
import { routes } from "../endpoints";
import { apiClient, type Body, problem } from "./testing/api-call";

let given: GivenWorkspace;
let api: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  forgetShared("rate-limiter");
  forgetShared("rate-limit-overrides");
  given = await givenWorkspace();
  const free = { limit: 1_000_000, windowSeconds: 60, partition: "ip", reason: "", expiresAt: null } as const;
  for (const policy of ["tickets-create", "tickets-read", "default"] as const) {
    await setLimit(given.systemCtx("policy:manage"), { policy, ...free });
  }
  api = await apiClient(given, "*");
});

const newTicket = (subject: string, more: object = {}) => ({
  subject,
  body: `Help with ${subject}`,
  requester: { email: "ada@example.com", name: "Ada" },
  ...more,
});

async function givenTicket(subject = "Printer", more: object = {}): Promise<Body> {
  const { status, body } = await api("POST", "/tickets", newTicket(subject, more));
  expect(status).toBe(201);
  return body.data;
}

test("fields leaves out the rest, on one and on lists, with a weak tag", async () => {
  const { id } = await givenTicket();
  const one = await api("GET", `/tickets/${id}?fields=subject,status`);
  expect(one.body).toEqual({ data: { id, subject: "Printer", status: "open" } });
  const tag = one.headers.get("etag") ?? "";
  expect(tag).toMatch(/^W\/"v1-[0-9a-f]{16}"$/);
  const again = await api("GET", `/tickets/${id}?fields=subject,status`, undefined, { "If-None-Match": tag });
  expect(again.status).toBe(304);
  const { body } = await api("GET", "/tickets?fields=id,number&limit=1");
  expect(body.data).toEqual([{ id, number: 1 }]);
  expect(body.pagination.limit).toBe(1);
  for (const path of ["/contacts", "/users", "/comments"]) {
    const list = await api("GET", `${path}?fields=id`);
    expect(Object.keys(list.body.data[0]), path).toEqual(["id"]);
  }
  expect(problem(await api("GET", "/tickets?fields=subjekt"))).toEqual([400, "invalid_parameter"]);
});

test("a weak tag moves when what is expanded changes, and no change can rely on it", async () => {
  const { id, requester_id: contact } = await givenTicket();
  const read = () => api("GET", `/tickets/${id}?expand=requester`);
  const before = await read();
  await api("PATCH", `/contacts/${contact}`, { name: "Ada Lovelace" });
  const after = await read();
  expect(after.headers.get("etag")).not.toBe(before.headers.get("etag"));
  const tag = { "If-Match": after.headers.get("etag") ?? "" };
  expect(problem(await api("PATCH", `/tickets/${id}`, { subject: "x" }, tag))).toEqual([412, "version_conflict"]);
});

test("expand sends whole things along, and null where there is none", async () => {
  const customer = (await api("POST", "/customers", { name: "Acme" })).body.data;
  const assignee_id = given.members.agent.id;
  const ticket = await givenTicket("Printer", { customer_id: customer.id, assignee_id });
  await givenTicket("Alone");
  await api("POST", `/tickets/${ticket.id}/notes`, { body: "For us" });
  const path = "expand=requester,customer,assignee,comments";
  const one = (await api("GET", `/tickets/${ticket.id}?${path}`)).body.data;
  expect(one.requester).toMatchObject({ id: ticket.requester_id, email: "ada@example.com", version: 1 });
  expect(one.customer).toEqual(customer);
  expect(one.assignee).toMatchObject({ id: assignee_id, role: "agent" });
  expect(one.comments.map(({ body }: Body) => body)).toEqual(["Help with Printer", "For us"]);
  const { body } = await api("GET", `/tickets?${path}&fields=number&sort=number`);
  expect(body.data.map((each: Body) => Object.keys(each).sort())).toEqual(
    [1, 2].map(() => ["assignee", "comments", "customer", "id", "number", "requester"]),
  );
  expect(body.data[1]).toMatchObject({ customer: null, assignee: null });
  expect(body.data[0].comments).toHaveLength(2);
  const plain = (await api("GET", `/tickets/${ticket.id}`)).body.data;
  expect(plain).not.toHaveProperty("comments");
  expect(plain.requester).toEqual({ id: ticket.requester_id, name: "Ada", email: "ada@example.com" });
});

test("comments come along with their files", async () => {
  const ticket = await givenTicket();
  const file = {
    filename: "note.txt",
    content_type: "text/plain",
    content_base64: Buffer.from("hello").toString("base64"),
  };
  const { body } = await api("POST", "/attachments", file);
  await api("POST", `/tickets/${ticket.id}/reply`, { body: "See the file", attachment_ids: [body.data.id] });
  const { comments } = (await api("GET", `/tickets/${ticket.id}?expand=comments`)).body.data;
  expect(comments.map(({ attachments }: Body) => attachments.map((each: Body) => each.filename))).toEqual([
    [],
    ["note.txt"],
  ]);
});

test("each expansion needs its own scope, also where nothing is found", async () => {
  await givenTicket();
  const reader = await apiClient(given, "tickets:read");
  const scopes = { requester: "contacts", customer: "customers", assignee: "users", comments: "comments" };
  for (const [name, resource] of Object.entries(scopes)) {
    for (const path of ["/tickets", "/tickets/1", "/tickets/999"]) {
      const refused = await reader("GET", `${path}?expand=${name}`);
      expect(problem(refused), path).toEqual([403, "insufficient_scope"]);
      expect(refused.body.required_scope).toBe(`${resource}:read`);
    }
    const holder = await apiClient(given, "tickets:read", `${resource}:read`);
    expect((await holder("GET", `/tickets?expand=${name}`)).status).toBe(200);
  }
  expect((await reader("GET", "/tickets?fields=id")).status).toBe(200);
});

test("only the latest 25 comments come along, oldest first", async () => {
  const { id } = await givenTicket();
  const old = Date.now() - 3_600_000;
  const rows = Array.from({ length: 40 }, (_, at) => ({
    id: `cmt_${String(at).padStart(26, "0")}`,
    ...{ ticketId: id, workspaceId: given.workspace.id, type: "reply", direction: "outbound", body: `${at}` },
    ...{ authorType: "user", authorId: "usr_1", authorName: "Bo", channel: "api" },
    createdAt: new Date(old + at * 1_000),
    updatedAt: new Date(old + at * 1_000),
  }));
  await db().comment.createMany({ data: rows });
  const { comments } = (await api("GET", `/tickets/${id}?expand=comments`)).body.data;
  expect(comments.map(({ body }: Body) => body)).toEqual([
    ...Array.from({ length: 24 }, (_, at) => `${at + 16}`),
    "Help with Printer",
  ]);
});

test("count=true says how many there are with these filters, and does not bind the cursor", async () => {
  for (const at of [1, 2, 3]) await givenTicket(`Ticket ${at}`, at === 3 ? { tags: ["vip"] } : {});
  const counted = await api("GET", "/tickets?count=true&limit=1");
  expect(counted.body.pagination).toMatchObject({ total: 3, total_capped: false, has_more: true });
  expect((await api("GET", "/tickets?count=true&tag=vip")).body.pagination.total).toBe(1);
  expect((await api("GET", "/tickets?limit=1")).body.pagination).not.toHaveProperty("total");
  const next = encodeURIComponent(counted.body.pagination.next_cursor);
  const second = await api("GET", `/tickets?limit=1&fields=number&cursor=${next}`);
  expect(second.body.data).toMatchObject([{ number: 2 }]);
  for (const path of ["/contacts", "/customers", "/users", "/comments", "/tickets/1/history", "/tickets/1/comments"]) {
    const { pagination, data } = (await api("GET", `${path}?count=true`)).body;
    expect(pagination.total, path).toBe(data.length);
  }
});

async function lines(path: string, accept = "application/x-ndjson", method = "GET") {
  const input = CreateApiKey.parse({ name: `Lines ${Math.random()}`, scopes: ["*"] });
  const { key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  const headers = { Authorization: `Bearer ${key}`, Accept: accept };
  const response = await serveFetch(routes, new Request(`https://desk.test/api/public${path}`, { method, headers }));
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    rows: () =>
      text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
}

test("a list comes whole as one object a line, shaped like the list", async () => {
  const contacts = Array.from({ length: 250 }, (_, at) => ({ name: `Contact ${at}`, email: `c${at}@example.com` }));
  const { bareContact } = await import("@/lib/contacts/schema");
  await db().contact.createMany({
    data: contacts.map(({ name, email }, at) => ({
      ...bareContact(name, new Date(Date.now() - at * 1_000)),
      id: `con_${String(at).padStart(26, "0")}`,
      workspaceId: given.workspace.id,
      email,
    })),
  });
  const all = await lines("/contacts?limit=7");
  expect(all.status).toBe(200);
  expect(all.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
  expect(all.text.endsWith("\n")).toBe(true);
  expect(all.rows().map(({ email }) => email)).toEqual(contacts.map(({ email }) => email));
  expect(all.rows()[0]).toEqual((await api("GET", "/contacts?limit=1")).body.data[0]);
  expect((await lines("/contacts?fields=email&q=Contact 24")).rows()).toHaveLength(11);
  expect((await lines("/contacts?email=nobody@example.com")).text).toBe("");
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const synced = await lines(`/contacts?updated_since=${since}&sort=updated_at`);
  expect(Date.parse(synced.headers.get("sync-next-updated-since") ?? "")).toBeGreaterThan(Date.parse(since));
  const head = await lines("/contacts", undefined, "HEAD");
  expect([head.status, head.text]).toEqual([200, ""]);
});

test("lines are for lists and for who asks for them", async () => {
  const { id } = await givenTicket();
  expect((await lines(`/tickets/${id}`)).status).toBe(406);
  expect((await lines("/tickets?surprise=1")).status).toBe(400);
  const json = [
    "application/json",
    "*/*",
    "application/x-ndjson;q=0.5, application/json",
    "application/x-ndjson;q=0, */*",
  ];
  for (const accept of json) {
    expect((await lines("/tickets", accept)).headers.get("content-type"), accept).toMatch(/^application\/json/);
  }
  for (const accept of [
    "application/x-ndjson, */*;q=0.1",
    "application/jsonl",
    "application/json;q=0.5, application/x-ndjson",
  ]) {
    expect((await lines("/tickets", accept)).headers.get("content-type"), accept).toMatch(/x-ndjson/);
  }
});

test("a dry run checks everything and leaves nothing behind", async () => {
  const ticket = await givenTicket("There already", { external_id: "taken" });
  const counts = async () => {
    const where = { where: { workspaceId: given.workspace.id } };
    const tables = [db().ticket, db().comment, db().contact, db().customer, db().auditEvent, db().notice];
    // biome-ignore lint/suspicious/noExplicitAny: tables of different types, counted alike
    return Promise.all([...tables.map((table) => (table as any).count(where)), db().mailOutbox.count()]);
  };
  const before = await counts();
  const stored = (await api("GET", `/tickets/${ticket.id}`)).body.data;
  const path = `/tickets/${ticket.id}`;
  const calls: [string, string, object][] = [
    ["POST", "/tickets", newTicket("Dry", { requester: { email: "new@example.com" } })],
    ["PATCH", path, { subject: "Dry" }],
    ["POST", `${path}/reply`, { body: "Dry" }],
    ["POST", `${path}/notes`, { body: "Dry" }],
    ["POST", `${path}/comments`, { type: "note", body: "Dry" }],
    ["POST", `${path}/close`, { comment: "Dry" }],
    ["POST", "/contacts", { email: "dry@example.com" }],
    ["POST", "/customers", { name: "Dry" }],
    ["PATCH", `/contacts/${ticket.requester_id}`, { name: "Dry" }],
  ];
  for (const [method, target, body] of calls) {
    const dry = await api(method, `${target}?dry_run=true`, body);
    expect(dry.status, target).toBe(200);
    expect(dry.headers.get("preference-applied"), target).toBe("dry-run");
    expect(dry.headers.get("location"), target).toBeNull();
    expect(JSON.stringify(dry.body), target).toMatch(/Dry|closed/i);
  }
  expect(await counts()).toEqual(before);
  expect((await api("GET", path)).body.data).toEqual(stored);
  const wrong = newTicket("Dry", { external_id: "taken" });
  expect(problem(await api("POST", "/tickets?dry_run=true", wrong))).toEqual([409, "conflict"]);
  expect(problem(await api("POST", "/tickets?dry_run=true", {}))).toEqual([422, "validation_failed"]);
  expect(problem(await api("POST", "/tickets?dry_run=perhaps", wrong))).toEqual([400, "invalid_parameter"]);
  const next = await givenTicket("Real");
  expect(next.number).toBe(2);
});

test("a key pasted into a dry run is masked in the answer and told of to nobody", async () => {
  const { key } = await createApiKey(
    given.ctx("owner", "api_keys:create"),
    CreateApiKey.parse({ name: "Pasted", scopes: ["tickets:read"] }),
  );
  const dry = await api("POST", "/tickets?dry_run=true", newTicket(`My key is ${key}`));
  expect(dry.status).toBe(200);
  expect(JSON.stringify(dry.body)).not.toContain(key?.slice(18));
  expect(await db().apiKeyExposure.count()).toBe(0);
});

test("a dry run costs none of the tickets of an hour", async () => {
  await setLimit(given.systemCtx("policy:manage"), {
    ...{ policy: "tickets-create", limit: 1, windowSeconds: 60, partition: "ip", reason: "", expiresAt: null },
  });
  forgetShared("rate-limit-overrides");
  for (let count = 1; count <= 3; count++) {
    expect((await api("POST", "/tickets?dry_run=true", newTicket("Dry"))).status).toBe(200);
  }
  await givenTicket();
});
