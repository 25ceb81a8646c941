import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { replaceApiKey } from "@/lib/api-keys/commands/replace";
import { reportLeak } from "@/lib/api-keys/commands/report-leak";
import { revokeApiKey } from "@/lib/api-keys/commands/revoke";
import { tellExpiry } from "@/lib/api-keys/commands/tell-expiry";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { createArticle } from "@/lib/articles/commands/create-article";
import { updateArticle } from "@/lib/articles/commands/update-article";
import { ArticlePatch, NewArticle } from "@/lib/articles/input";
import { db } from "@/lib/db/client";
import { type Envelope, envelopeOf } from "@/lib/events/envelope";
import { type EventType, eventTypeNames, eventTypes } from "@/lib/events/event-types";
import { forgetShared, shared } from "@/lib/process-state";
import { DiskStore } from "@/lib/storage/disk-store";
import type { FileStore } from "@/lib/storage/file-store";
import { eventObjects } from "../event-objects";
import { apiClient, problem } from "./testing/api-call";
import { contact, customer, done, feed, type Given, givenCaller, note, ticket, upload } from "./testing/given-events";

const root = mkdtempSync(join(tmpdir(), "latchkey-files-"));
const storeFiles = () => shared("file-store", async (): Promise<FileStore> => new DiskStore(root));
beforeAll(storeFiles);
afterAll(() => {
  forgetShared("file-store");
  rmSync(root, { recursive: true, force: true });
});

const _day = 86_400_000;

const key = ({ given }: Given, more: object = {}) =>
  createApiKey(
    given.ctx("owner", "api_keys:create"),
    CreateApiKey.parse({ name: "Some key", scopes: ["tickets:read"], ...more }),
  );
const article = ({ given }: Given, status = "draft") =>
  createArticle(given.ctx("owner", "articles:write"), NewArticle.parse({ title: "Printers", body: "Burn", status }));
const editArticle = ({ given }: Given, id: string, patch: object) =>
  updateArticle(given.ctx("owner", "articles:write"), id, ArticlePatch.parse(patch));

const typesAbout = (events: readonly Envelope[], id: string) =>
  events.filter(({ data }) => data.object.id === id).map(({ type }) => type);

/** What makes each type happen. A type without a line here does not compile; one whose line does not cause it fails. */
const causes: Readonly<Record<EventType, (given: Given) => Promise<unknown>>> = {
  "ticket.created": ({ call }) => ticket(call),
  "ticket.updated": async ({ call }) => call("PATCH", `/tickets/${(await ticket(call)).id}`, { subject: "Toner" }),
  "ticket.status_changed": async ({ call }) =>
    call("PATCH", `/tickets/${(await ticket(call)).id}`, { status: "pending" }),
  "ticket.assigned": async ({ given, call }) =>
    call("PATCH", `/tickets/${(await ticket(call)).id}`, { assignee_id: given.members.agent.id }),
  "ticket.closed": async ({ call }) => call("POST", `/tickets/${(await ticket(call)).id}/close`),
  "ticket.reopened": async ({ call }) =>
    call("POST", `/tickets/${(await ticket(call, { status: "solved" })).id}/reopen`),
  "ticket.deleted": async ({ call }) => call("DELETE", `/tickets/${(await ticket(call)).id}`),
  "ticket.restored": async ({ call }) => {
    const { id } = await ticket(call);
    await call("DELETE", `/tickets/${id}`);
    await call("POST", `/tickets/${id}/restore`);
  },
  "comment.created": async ({ call }) => call("POST", `/tickets/${(await ticket(call)).id}/reply`, { body: "Water" }),
  "comment.updated": async ({ call }) => call("PATCH", `/comments/${await note(call)}`, { body: "Sand" }),
  "comment.deleted": async ({ call }) => call("DELETE", `/comments/${await note(call)}`),
  "attachment.created": ({ call }) => upload(call),
  "contact.created": ({ call }) => contact(call),
  "contact.updated": async ({ call }) => call("PATCH", `/contacts/${await contact(call)}`, { name: "Grace" }),
  "contact.deleted": async ({ call }) => call("DELETE", `/contacts/${await contact(call)}`),
  "customer.created": ({ call }) => customer(call),
  "customer.updated": async ({ call }) => call("PATCH", `/customers/${await customer(call)}`, { name: "Engines" }),
  "customer.deleted": async ({ call }) => call("DELETE", `/customers/${await customer(call)}`),
  "kb.article.published": (given) => article(given, "published"),
  "kb.article.updated": async (given) => editArticle(given, (await article(given)).data.id, { title: "Toner" }),
  "kb.article.unpublished": async (given) =>
    editArticle(given, (await article(given, "published")).data.id, { status: "internal" }),
  "api_key.created": (given) => key(given),
  "api_key.replaced": async (given) =>
    replaceApiKey(given.given.ctx("owner", "api_keys:create"), { id: (await key(given)).id }),
  "api_key.revoked": async (given) =>
    revokeApiKey(given.given.ctx("owner", "api_keys:revoke"), { id: (await key(given)).id }),
  "api_key.expiring": async (given) => {
    await key(given, { expiry: { kind: "hours", hours: 100 } });
    await tellExpiry(new Date(Date.now() + 80 * 3_600_000));
  },
  "api_key.expired": async (given) => {
    await key(given, { expiry: { kind: "hours", hours: 100 } });
    await tellExpiry(new Date(Date.now() + 101 * 3_600_000));
  },
  "api_key.exposed": async (given) => {
    const { key: secret } = await key(given);
    await reportLeak(given.given.systemCtx("api_keys:revoke"), { key: secret ?? "", found_at: "A public place" });
  },
};

describe("every type", () => {
  // The watch of keys looks at every workspace: what another test left must not be told here.
  beforeEach(async () => void (await db().apiKey.updateMany({ data: { noticeAt: null } })));

  test.each(eventTypeNames)("%s is told once, in the shape of the API, by what causes it", async (type) => {
    const caller = await givenCaller();
    await causes[type](caller);
    const found = (await feed(caller.call)).filter((event) => event.type === type);
    const subject = found.at(-1);
    if (!subject) throw new Error(`${type} was not told.`);
    expect(typesAbout(found, String(subject.data.object.id))).toEqual([type]);
    const { resource } = eventTypes[type];
    expect(eventObjects[resource].strict().safeParse(subject.data.object).error).toBeUndefined();
    expect(subject).toMatchObject({
      id: expect.stringMatching(/^evt_[0-9A-Z]{26}$/),
      api_version: "2026-11-21",
      workspace_id: caller.given.workspace.id,
      actor: { type: expect.stringMatching(/^(user|api_key|system)$/), name: expect.stringMatching(/./) },
    });
    if (resource === "api_key" || type.endsWith("deleted")) return;
    // What it tells of is what the API answers with.
    const { pathname } = new URL(subject.data.url);
    const now = await done(caller.call("GET", pathname.replace("/api/public", "")));
    expect(now).toMatchObject(subject.data.object);
  });
});

test("one change of a ticket is one event of its own and one ticket.updated with everything that changed", async () => {
  const { given, call } = await givenCaller();
  const { id } = await ticket(call);
  await call("PATCH", `/tickets/${id}`, { status: "pending", assignee_id: given.members.agent.id, add_tags: ["hot"] });
  const [created, ...changed] = (await feed(call)).filter(({ data }) => data.object.id === id);
  expect([created?.type, created?.data.previous]).toEqual(["ticket.created", {}]);
  expect(changed.map(({ type, data }) => [type, data.previous])).toEqual([
    ["ticket.status_changed", { status: "open" }],
    ["ticket.assigned", { assignee_id: null }],
    ["ticket.updated", { status: "open", assignee_id: null, tags: [] }],
  ]);
  expect(new Set(changed.map(({ request_id }) => request_id)).size).toBe(1);
  expect(changed[0]?.data.object).toEqual((await done(call("GET", `/tickets/${id}`))) as object);
});

test("a new ticket tells of its requester, itself, its files and its first message, in this order", async () => {
  const { call } = await givenCaller();
  const form = new FormData();
  for (const [name, value] of Object.entries({ subject: "Fire", body: "Look", "requester[email]": "a@example.com" })) {
    form.append(name, value);
  }
  form.append("attachments[]", new Blob(["a"]), "a.txt");
  await done(call("POST", "/tickets", form));
  const events = await feed(call, "&after_sequence=1");
  expect(events.map(({ type }) => type)).toEqual([
    "contact.created",
    "ticket.created",
    "attachment.created",
    "comment.created",
  ]);
  expect(events[3]?.data.object).toMatchObject({ type: "reply", direction: "inbound", attachments: [{}] });
});

test("a dry run, a refusal and what changes nothing tell nothing", async () => {
  const { given, call } = await givenCaller();
  const { id } = await ticket(call);
  const { eventSequence: before } = await db().workspace.findUniqueOrThrow({ where: { id: given.workspace.id } });
  const body = { subject: "Fire", body: "Fire", requester: { email: "new@example.com" } };
  expect((await call("POST", "/tickets?dry_run=true", body)).status).toBe(200);
  expect((await call("PATCH", `/tickets/${id}?dry_run=true`, { subject: "Toner" })).status).toBe(200);
  expect((await call("PATCH", `/tickets/${id}`, { subject: "Printer" })).status).toBe(200);
  expect((await call("PATCH", `/tickets/${id}`, { assignee_id: "usr_nobody" })).status).toBe(422);
  expect(await db().publicEvent.count({ where: { workspaceId: given.workspace.id } })).toBe(before);
  const after = await db().workspace.findUniqueOrThrow({ where: { id: given.workspace.id } });
  expect(after.eventSequence).toBe(before);
});

test("twenty writers at once leave sequences without a gap, in the order of what they did", async () => {
  const { given, call } = await givenCaller();
  const { id } = await ticket(call);
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, at) => call("PATCH", `/tickets/${id}`, { subject: `Printer ${at}` })),
  );
  expect(results.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const rows = await db().publicEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, at) => at + 1));
  const versions = rows
    .filter(({ type }) => type === "ticket.updated")
    .map((row) => envelopeOf(row).data.object.version);
  expect(versions).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
});

describe("who may read what", () => {
  test("a key sees events about what it may read, and of notes nothing without comments:read", async () => {
    const { given, call } = await givenCaller();
    const { id } = await ticket(call);
    await done(call("POST", `/tickets/${id}/notes`, { body: "The secret is here" }));
    const form = new FormData();
    form.append("body", "Internal");
    form.append("attachments[]", new Blob(["x"]), "hidden-plan.txt");
    await done(call("POST", `/tickets/${id}/notes`, form));
    await done(call("POST", "/customers", { name: "Engines" }));
    const seenBy = async (...scopes: string[]) => {
      const events = await feed(await apiClient(given, "webhooks:read", ...scopes));
      return { text: JSON.stringify(events), types: [...new Set(events.map(({ type }) => type))].sort() };
    };
    const tickets = await seenBy("tickets:read");
    expect(tickets.types).toEqual(["comment.created", "ticket.created", "ticket.updated"]);
    expect(tickets.text).not.toMatch(/secret|hidden-plan|Internal/);
    expect((await seenBy("attachments:read")).types).toEqual([]);
    expect((await seenBy("comments:read")).text).toContain("The secret is here");
    expect((await seenBy("comments:read")).types).toEqual(["comment.created"]);
    expect((await seenBy("comments:read", "attachments:read")).text).toContain("hidden-plan");
    expect((await seenBy("customers:read")).types).toEqual(["customer.created"]);
    expect((await seenBy("kb:read")).types).toEqual([]);
    expect((await seenBy()).types).toEqual([]);
    expect((await seenBy("*")).types).toContain("api_key.created");
  });

  test("a key without webhooks:read is refused, and another workspace's events are never there", async () => {
    const { given, call } = await givenCaller();
    const { id } = await ticket(call);
    const without = await apiClient(given, "tickets:read");
    expect(problem(await without("GET", "/events"))).toEqual([403, "insufficient_scope"]);
    const other = await givenCaller();
    expect(typesAbout(await feed(other.call), id)).toEqual([]);
    expect(await feed(other.call, `&resource_id=${id}`)).toEqual([]);
    const { body } = await call("GET", "/events");
    expect(problem(await other.call("GET", `/events?cursor=${body.cursor}`))).toEqual([400, "cursor_mismatch"]);
  });
});

test("an event that is too large is cut to ids, and says where the rest is", async () => {
  const { call } = await givenCaller();
  const { id } = await ticket(call, { body: "ü".repeat(15_000) });
  const [created, comment] = (await feed(call, "&type=ticket.created,comment.created")) as [Envelope, Envelope];
  expect(created.data).not.toHaveProperty("truncated");
  expect(comment.data).toEqual({
    object: { id: expect.stringMatching(/^cmt_/), ticket_id: id },
    previous: {},
    url: expect.stringMatching(/\/api\/public\/comments\/cmt_/),
    truncated: true,
  });
});

describe("what is erased", () => {
  test("leaves nothing of its text in earlier events, and that it happened stays", async () => {
    const { call } = await givenCaller();
    const { id: ticketId } = await ticket(call);
    const form = new FormData();
    form.append("body", "The door's code is 4711");
    form.append("attachments[]", new Blob(["x"]), "floor-plan.txt");
    const { id } = await done(call("POST", `/tickets/${ticketId}/notes`, form));
    expect(JSON.stringify(await feed(call))).toMatch(/4711.*|floor-plan/);
    await call("DELETE", `/comments/${id}`);
    const events = await feed(call);
    expect(JSON.stringify(events)).not.toMatch(/4711|floor-plan/);
    expect(typesAbout(events, id)).toEqual(["comment.created", "comment.deleted"]);
    expect(events.find(({ type, data }) => type === "comment.created" && data.object.id === id)?.data).toEqual({
      object: { id },
      previous: {},
      url: expect.stringContaining(id),
      truncated: true,
    });
  });

  test("leaves nothing of a person, wherever events spoke of them", async () => {
    const { given, call } = await givenCaller();
    const requester = { email: "lovelace@example.com", name: "Ada Lovelace" };
    const { id, requester_id } = await ticket(call, { requester });
    await done(call("POST", `/tickets/${id}/close`));
    await done(call("PATCH", `/contacts/${requester_id}`, { phone: "+41 44 668 18 00" }));
    await done(call("DELETE", `/contacts/${requester_id}`));
    const rows = await db().publicEvent.findMany({ where: { workspaceId: given.workspace.id } });
    expect(rows.length).toBeGreaterThan(6);
    expect(JSON.stringify(rows)).not.toMatch(/lovelace|668 18/i);
    expect(typesAbout(await feed(call), requester_id)).toEqual([
      "contact.created",
      "contact.updated",
      "contact.deleted",
    ]);
  });
});

test("the list holds the very bytes that a webhook sends", async () => {
  const { given, call } = await givenCaller();
  await ticket(call, { custom_fields: { zebra: 1, ant: "ä" } });
  const rows = await db().publicEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  const { body } = await call("GET", "/events");
  expect(JSON.stringify(body.data)).toBe(JSON.stringify(rows.map((row) => envelopeOf(row))));
});
