import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { apiClient, type Body, problem } from "./testing/api-call";

let given: GivenWorkspace;
let call: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  given = await givenWorkspace();
  call = await apiClient(given, "tickets:write", "tickets:delete", "comments:write", "users:read");
});

const ids = ({ body }: { body: Body }) => body.data.map(({ id }: { id: string }) => id);
const types = ({ body }: { body: Body }) => body.data.map(({ type }: { type: string }) => type);

test("a deleted ticket is gone, leaves a tombstone, and can be restored", async () => {
  const { id } = await givenTicket(given, { external_id: "x" });
  await givenTicket(given);
  const since = new Date(Date.now() - 60_000).toISOString();
  const deleted = await call("DELETE", "/tickets/1");
  expect([deleted.status, deleted.body]).toEqual([204, null]);
  for (const [method, path] of [
    ["GET", "/tickets/1"],
    ["DELETE", "/tickets/1"],
    ["GET", "/tickets/1/history"],
    ["POST", "/tickets/1/notes"],
  ] as const) {
    const answer = await call(method, path, method === "POST" ? { body: "Hi" } : undefined);
    expect(problem(answer), `${method} ${path}`).toEqual([410, "gone"]);
  }
  expect(ids(await call("GET", "/tickets"))).not.toContain(id);
  expect(ids(await call("GET", "/comments"))).toHaveLength(1);
  const synced = await call("GET", `/tickets?updated_since=${since}&sort=updated_at&include_deleted=true`);
  const gone = synced.body.data.at(-1);
  expect(gone).toEqual({ id, deleted: true, deleted_at: gone.updated_at, updated_at: gone.updated_at });
  expect(synced.body.sync.complete).toBe(true);
  const restored = await call("POST", "/tickets/1/restore");
  expect(restored.body.data).toMatchObject({ id, deleted_at: null, version: 3 });
  expect((await call("GET", "/tickets/1")).body).toEqual(restored.body);
  expect((await call("POST", "/tickets/1/restore")).body, "nothing to do").toEqual(restored.body);
  expect(types(await call("GET", "/tickets/1/history"))).toEqual([
    "ticket.created",
    "ticket.deleted",
    "ticket.restored",
  ]);
});

test("after 30 days nothing is restored", async () => {
  const { id } = await givenTicket(given);
  await call("DELETE", `/tickets/${id}`);
  const day = 86_400_000;
  const deletedAt = (days: number) => ({ where: { id }, data: { deletedAt: new Date(Date.now() - days * day) } });
  await db().ticket.update(deletedAt(30.1));
  expect(problem(await call("POST", `/tickets/${id}/restore`))).toEqual([410, "gone"]);
  await db().ticket.update(deletedAt(29.9));
  expect((await call("POST", `/tickets/${id}/restore`)).status).toBe(200);
});

test("another workspace's ticket is 404 for all of it", async () => {
  const { id } = await givenTicket(await givenWorkspace());
  for (const [method, path, body] of [
    ["DELETE", ""],
    ["POST", "/restore"],
    ["POST", "/notes", { body: "Mine" }],
    ["POST", "/comments", { type: "note", body: "Mine" }],
    ["GET", "/history"],
  ] as const) {
    expect(problem(await call(method, `/tickets/${id}${path}`, body)), path).toEqual([404, "not_found"]);
  }
  expect((await call("GET", "/comments")).body.data).toEqual([]);
  expect((await call("GET", `/comments?ticket_id=${id}`)).body.data).toEqual([]);
});

test("a ticket's history says who changed what", async () => {
  await givenTicket(given, { priority: "low" });
  await call("PATCH", "/tickets/1", { priority: "high", subject: "Scanner" });
  await call("POST", "/tickets/1/close", { resolution: "Turned it off" });
  const { body } = await call("GET", "/tickets/1/history");
  expect(body.data).toMatchObject([
    { type: "ticket.created", actor: { type: "api_key", name: "Zapier" } },
    {
      type: "ticket.updated",
      changes: [
        { field: "subject", from: "Printer", to: "Scanner" },
        { field: "priority", from: "low", to: "high" },
      ],
    },
    {
      type: "ticket.closed",
      changes: [
        { field: "status", from: "open", to: "closed" },
        { field: "resolution", from: null, to: "Turned it off" },
      ],
    },
  ]);
  expect(body.data[1].id).toMatch(/^aud_/);
  const last = await call("GET", "/tickets/1/history?sort=-created_at&limit=1");
  expect(types(last)).toEqual(["ticket.closed"]);
  const next = await call(
    "GET",
    `/tickets/1/history?sort=-created_at&limit=1&cursor=${last.body.pagination.next_cursor}`,
  );
  expect(types(next)).toEqual(["ticket.updated"]);
});

test("a note stays inside, counts as a change, and is taken by a closed ticket too", async () => {
  await givenTicket(given, { status: "closed" });
  const note = await call("POST", "/tickets/1/notes", { body: "Rude" });
  expect([note.status, note.body.data]).toMatchObject([
    201,
    { type: "note", direction: "internal", body: "Rude", author: { type: "user", id: given.members.owner.id } },
  ]);
  expect((await call("GET", "/tickets/1")).body.data).toMatchObject({
    comments_count: 2,
    first_response_at: null,
    version: 2,
  });
  const writer = await apiClient(given, "tickets:write");
  expect(problem(await writer("POST", "/tickets/1/notes", { body: "Hi" }))).toEqual([403, "insufficient_scope"]);
  const read = await writer("GET", "/tickets/1/comments");
  expect(read.body.data).toHaveLength(1);
  expect(read.body.meta.omitted.internal_notes).toBe(true);
});

for (const name of ["comments", "conversations"]) {
  test(`/tickets/{id}/${name}: replies and notes by type, each with its own scope`, async () => {
    await givenTicket(given);
    const path = `/tickets/1/${name}`;
    const reply = await call("POST", path, { type: "reply", body: "Water!", status: "pending" });
    expect([reply.status, reply.body.data.direction]).toEqual([201, "outbound"]);
    expect((await call("POST", path, { type: "note", body: "Rude" })).body.data.type).toBe("note");
    const writer = await apiClient(given, "tickets:write");
    expect((await writer("POST", path, { type: "reply", body: "Again" })).status).toBe(201);
    const refused = await writer("POST", path, { type: "note", body: "Hi" });
    expect(problem(refused)).toEqual([403, "insufficient_scope"]);
    expect(refused.body.required_scope).toBe("comments:write");
    const wrong = await call("POST", path, { type: "note", body: "Hi", status: "open", reopen: false });
    expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/status", "/reopen"]);
    expect(problem(await call("POST", path, { body: "Hi" }))).toEqual([422, "validation_failed"]);
    await call("POST", "/tickets/1/close");
    expect(problem(await call("POST", path, { type: "reply", body: "Hi" }))).toEqual([409, "ticket_closed"]);
    expect((await call("POST", path, { type: "reply", body: "Hi", reopen: true })).status).toBe(201);
  });

  test(`/${name}: every comment in one stream, page by page, with a watermark`, async () => {
    for (const body of ["one", "two", "three"]) await givenTicket(given, { body });
    await call("POST", "/tickets/2/notes", { body: "four" });
    const seen: string[] = [];
    let cursor = "";
    do {
      const page: { body: Body } = await call("GET", `/${name}?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.data.map(({ body }: { body: string }) => body));
      cursor = page.body.pagination.next_cursor;
    } while (cursor);
    expect(seen).toEqual(["one", "two", "three", "four"]);
    expect(types(await call("GET", `/${name}?type=note`))).toEqual(["note"]);
    expect(ids(await call("GET", `/${name}?author_id=${given.members.owner.id}`))).toHaveLength(1);
    const since = new Date(Date.now() + 60_000).toISOString();
    const none = await call("GET", `/${name}?updated_since=${since}`);
    expect([none.body.data, none.body.sync.complete]).toEqual([[], true]);
    const reader = await apiClient(given, "tickets:read");
    expect(problem(await reader("GET", `/${name}`))).toEqual([403, "insufficient_scope"]);
  });
}

test("a note and a fresh reply can be changed and deleted, what a customer wrote cannot", async () => {
  await givenTicket(given);
  const note = (await call("POST", "/tickets/1/notes", { body: "Rude" })).body.data;
  const reply = (await call("POST", "/tickets/1/reply", { body: "Water!" })).body.data;
  const [first] = ids(await call("GET", "/tickets/1/comments"));
  for (const { id } of [note, reply]) {
    const changed = await call("PATCH", `/comments/${id}`, { body: "Better" });
    expect(changed.body.data).toMatchObject({ id, body: "Better" });
    expect((await call("GET", `/comments/${id}`)).body.data).toEqual(changed.body.data);
  }
  expect((await call("GET", "/tickets/1")).body.data.version).toBe(5);
  for (const method of ["PATCH", "DELETE"]) {
    const body = method === "PATCH" ? { body: "I never said that" } : undefined;
    expect(problem(await call(method, `/comments/${first}`, body)), method).toEqual([409, "comment_immutable"]);
  }
  await db().comment.update({ where: { id: reply.id }, data: { createdAt: new Date(Date.now() - 301_000) } });
  expect(problem(await call("DELETE", `/comments/${reply.id}`))).toEqual([409, "comment_immutable"]);
  expect((await call("DELETE", `/comments/${note.id}`)).status).toBe(204);
  expect(problem(await call("GET", `/comments/${note.id}`))).toEqual([410, "gone"]);
  expect(problem(await call("PATCH", `/comments/${note.id}`, { body: "Back" }))).toEqual([410, "gone"]);
  expect((await call("GET", "/tickets/1")).body.data.comments_count).toBe(2);
  expect(ids(await call("GET", "/tickets/1/comments"))).not.toContain(note.id);
  expect(ids(await call("GET", "/comments"))).not.toContain(note.id);
  const synced = (await call("GET", "/comments?include_deleted=true")).body.data;
  expect(synced.find(({ id }: { id: string }) => id === note.id)).toMatchObject({ deleted: true });
  const writer = await apiClient(given, "tickets:write");
  expect((await writer("GET", "/tickets/1/comments")).body, "no note is left to be withheld").not.toHaveProperty(
    "meta",
  );
  const stored = [await db().comment.findMany({ where: { id: note.id } }), await db().auditEvent.findMany()];
  expect(JSON.stringify(stored)).not.toMatch(/Rude|Better/);
});

test("another workspace's comment is 404; one of a deleted ticket is gone", async () => {
  const theirs = await givenTicket(await givenWorkspace());
  const { id } = await db().comment.findFirstOrThrow({ where: { ticketId: theirs.id } });
  await givenTicket(given);
  const note = (await call("POST", "/tickets/1/notes", { body: "Rude" })).body.data;
  await call("DELETE", "/tickets/1");
  for (const method of ["GET", "PATCH", "DELETE"]) {
    const body = method === "PATCH" ? { body: "Mine" } : undefined;
    for (const unknown of [id, "cmt_00000000000000000000000000", "1"]) {
      expect(problem(await call(method, `/comments/${unknown}`, body)), method).toEqual([404, "not_found"]);
    }
    expect(problem(await call(method, `/comments/${note.id}`, body)), method).toEqual([410, "gone"]);
  }
});

test("users are the members of this workspace and no other", async () => {
  const other = await givenWorkspace();
  const { owner, agent } = given.members;
  const all = await call("GET", "/users?sort=created_at");
  expect(ids(all)).toEqual(expect.arrayContaining(Object.values(given.members).map(({ id }) => id)));
  expect(all.body.data).toHaveLength(5);
  const one = await call("GET", `/users/${agent.id}`);
  expect(one.body.data).toMatchObject({ id: agent.id, email: agent.email, role: "agent", active: true, team_ids: [] });
  expect(JSON.stringify(all.body)).not.toMatch(/password|hash/i);
  expect(problem(await call("GET", `/users/${other.members.owner.id}`))).toEqual([404, "not_found"]);
  expect(ids(await call("GET", "/users?role=owner"))).toEqual([owner.id]);
  expect(ids(await call("GET", `/users?q=${encodeURIComponent(agent.email.toUpperCase())}`))).toEqual([agent.id]);
  expect(ids(await call("GET", `/users?q=${encodeURIComponent(other.members.owner.email)}`))).toEqual([]);
  expect(ids(await call("GET", "/users?active=false"))).toEqual([]);
  expect(problem(await call("GET", "/users?role=boss"))).toEqual([400, "invalid_parameter"]);
});

test("/rate-limits tells what is left and costs nothing; /health needs no key", async () => {
  const standing = async (policy: string) => {
    const { body, headers } = await call("GET", "/rate-limits");
    expect(headers.get("ratelimit")).toBeNull();
    return body.data.find((each: { policy: string }) => each.policy === policy);
  };
  const before = await standing("default");
  expect(before).toMatchObject({ limit: 120, window_seconds: 60, remaining: 120, partition: "key", overridden: false });
  await call("GET", "/users");
  expect((await standing("default")).remaining).toBe(119);
  expect((await standing("default")).remaining).toBe(119);
  expect(await standing("tickets-create")).toMatchObject({ limit: 10, window_seconds: 3600, partition: "ip" });
  const health = await call("GET", "/health");
  expect([health.status, health.body]).toEqual([200, { status: "ok" }]);
  expect(health.headers.get("ratelimit")).toBeNull();
});
