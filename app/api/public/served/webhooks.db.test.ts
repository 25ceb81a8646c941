import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared } from "@/lib/process-state";
import { createCourier } from "@/lib/webhooks/commands/courier";
import { startReceiver, verified } from "@/lib/webhooks/testing/receiver";
import { apiClient, type Body, problem } from "./testing/api-call";

type Api = Awaited<ReturnType<typeof apiClient>>;
let given: GivenWorkspace;
let api: Api;
const url = "https://93.184.215.14/hook";
const hook = { url, events: ["ticket.*"] };

beforeEach(async () => {
  process.env.WEBHOOK_ALLOW_CIDRS = "";
  forgetShared("env");
  forgetShared("rate-limiter");
  given = await givenWorkspace();
  api = await apiClient(given, "webhooks:write", "tickets:write");
});
afterEach(async () => void (await db().webhook.deleteMany()));

const make = async (more: object = {}, by: Api = api): Promise<Body> => {
  const reply = await by("POST", "/webhooks", { ...hook, ...more });
  expect(reply.status).toBe(201);
  return reply.body.data;
};

test("a webhook is created, read, changed, listed and deleted; its secret is shown once", async () => {
  const made = await api("POST", "/webhooks", {
    ...{ url, events: ["ticket.*", "comment.created", "ticket.*"], description: "Billing", payload: "thin" },
    ...{ filters: { priority: ["urgent"] }, headers: { "X-Shop": "42" } },
  });
  expect(made.status).toBe(201);
  const { secret, ...webhook } = made.body.data;
  expect(secret).toMatch(/^whsec_/);
  expect(made.headers.get("location")).toMatch(new RegExp(`/api/public/webhooks/${webhook.id}$`));
  expect(webhook).toMatchObject({
    ...{ url, events: ["comment.created", "ticket.*"], description: "Billing", payload: "thin", enabled: true },
    ...{ filters: { team_id: [], tag: [], priority: ["urgent"] }, headers: { "X-Shop": "••••" }, version: 1 },
    ...{ disabled_reason: null, rights_of: { type: "api_key" } },
  });
  const read = await api("GET", `/webhooks/${webhook.id}`);
  expect(read.body.data).toEqual(webhook);
  expect(read.headers.get("etag")).toBe('"v1"');
  const known = await api("GET", `/webhooks/${webhook.id}`, undefined, { "If-None-Match": '"v1"' });
  expect(known.status).toBe(304);
  const change = { description: null, headers: { "X-Shop": null, "X-Other": "1" }, filters: { tag: ["vip"] } };
  expect(problem(await api("PATCH", `/webhooks/${webhook.id}`, change))).toEqual([422, "validation_failed"]);
  const fitting = { ...change, description: "" };
  const changed = await api("PATCH", `/webhooks/${webhook.id}`, fitting, { "If-Match": '"v1"' });
  expect(changed.body.data).toMatchObject({
    ...{ description: "", headers: { "X-Other": "••••" }, version: 2 },
    filters: { tag: ["vip"], priority: ["urgent"] },
  });
  const stale = await api("PATCH", `/webhooks/${webhook.id}`, { payload: "full" }, { "If-Match": '"v1"' });
  expect(problem(stale)).toEqual([412, "version_conflict"]);
  expect((await api("GET", "/webhooks")).body.data).toEqual([changed.body.data]);
  expect((await api("DELETE", `/webhooks/${webhook.id}`)).status).toBe(204);
  expect(problem(await api("GET", `/webhooks/${webhook.id}`))).toEqual([404, "not_found"]);
});

test.each([
  ...["http://93.184.215.14/", "https://127.0.0.1/", "https://localhost/", "https://169.254.169.254/latest/"],
  ...["https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://2130706433/", "https://0177.0.0.1/", "https://0x7f.1/"],
  ...["https://user:pass@example.com/", "https://example.com/#x", "ftp://example.com/", "https://[64:ff9b::7f00:1]/"],
])("%s is refused when it is created and when it is changed to", async (bad) => {
  const refused = await api("POST", "/webhooks", { ...hook, url: bad });
  expect(problem(refused)).toEqual([422, "url_not_allowed"]);
  expect(refused.body.errors).toMatchObject([{ pointer: "/url" }]);
  const { id } = await make();
  expect(problem(await api("PATCH", `/webhooks/${id}`, { url: bad }))).toEqual([422, "url_not_allowed"]);
});

test("what is no event, no header or no filter is named; unknown fields are refused", async () => {
  const wrong = await api("POST", "/webhooks", {
    ...{ url, events: ["ticket.exploded"], filters: { priority: ["huge"] }, secret: "whsec_mine" },
    headers: { Host: "a", "Webhook-Id": "b", "X-Fine": "line\nbreak" },
  });
  expect(problem(wrong)).toEqual([422, "validation_failed"]);
  const pointers = wrong.body.errors.map((each: Body) => each.pointer);
  for (const pointer of ["/events/0", "/filters/priority/0", "/secret", "/headers/Host", "/headers/X-Fine"]) {
    expect(pointers).toContain(pointer);
  }
});

test("a form makes a webhook as well", async () => {
  const form = new URLSearchParams({ url, "events[]": "contact.*", "filters[tag][]": "vip" });
  const reply = await api("POST", "/webhooks", form);
  expect(reply.body.data).toMatchObject({ events: ["contact.*"], filters: { tag: ["vip"] } });
});

test("a workspace has at most 25 webhooks, also when many are created at once; a dry run leaves none", async () => {
  const dry = await api("POST", "/webhooks?dry_run=true", hook);
  expect(dry.status).toBe(200);
  for (let count = 0; count < 23; count++) await make();
  const replies = await Promise.all([1, 2, 3, 4].map(() => api("POST", "/webhooks", hook)));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
  expect(await db().webhook.count({ where: { workspaceId: given.workspace.id } })).toBe(25);
});

test("another workspace's webhooks, deliveries and recoveries are not there", async () => {
  const { id } = await make();
  const other = await apiClient(await givenWorkspace("Globex"), "webhooks:write");
  const since = { since: "2026-11-21T00:00:00Z" };
  const tries: [string, string, object?][] = [
    ["GET", `/webhooks/${id}`],
    ["PATCH", `/webhooks/${id}`, { description: "x" }],
    ["DELETE", `/webhooks/${id}`],
    ["POST", `/webhooks/${id}/test`, {}],
    ["POST", `/webhooks/${id}/rotate-secret`, {}],
    ["GET", `/webhooks/${id}/deliveries`],
    ["POST", `/webhooks/${id}/recover`, since],
  ];
  for (const [method, path, body] of tries) {
    expect(problem(await other(method, path, body)), `${method} ${path}`).toEqual([404, "not_found"]);
  }
  const { id: recoveryId } = (await api("POST", `/webhooks/${id}/recover`, since)).body.data;
  expect((await api("GET", `/webhooks/${id}/recover/${recoveryId}`)).status).toBe(200);
  expect(problem(await other("GET", `/webhooks/${id}/recover/${recoveryId}`))).toEqual([404, "not_found"]);
  expect((await other("GET", "/webhooks")).body.data).toEqual([]);
});

test("types of events say which of them the key may read", async () => {
  const { data } = (await api("GET", "/webhooks/event-types")).body;
  const readable = (type: string) => data.find((each: Body) => each.type === type)?.readable;
  expect([readable("ticket.created"), readable("contact.created"), readable("api_key.created")]).toEqual([
    ...[true, false, false],
  ]);
});

test("the log is filtered and paged, shows bodies to who may read them, and sends again", async () => {
  process.env.WEBHOOK_ALLOW_CIDRS = "127.0.0.0/8";
  forgetShared("env");
  const receiver = await startReceiver();
  receiver.answers(500, {}, "no");
  const { id, secret } = await make({ url: receiver.url, events: ["ticket.created"] });
  const courier = createCourier({ byItself: false });
  for (const subject of ["One", "Two", "Three"]) {
    await api("POST", "/tickets", { subject, body: "x", requester: { email: "ada@example.com" } });
  }
  await courier.round();
  const path = `/webhooks/${id}/deliveries`;
  const all = (await api("GET", path)).body.data;
  expect(all.map((each: Body) => each.status)).toEqual(["pending", "pending", "pending"]);
  expect((await api("GET", `${path}?status=delivered`)).body.data).toEqual([]);
  expect((await api("GET", `${path}?type=ticket.created&limit=2`)).body.pagination.has_more).toBe(true);
  expect((await api("GET", `${path}?event_id=${all[0].event_id}`)).body.data).toEqual([all[0]]);
  const shown = (await api("GET", `${path}/${all[0].id}`)).body.data;
  expect(shown.attempts).toMatchObject([{ number: 1, response_status: 500, response_snippet: null }]);
  expect(JSON.parse(shown.attempts[0].request_body).id).toBe(all[0].event_id);
  const blind = await apiClient(given, "webhooks:read");
  expect((await blind("GET", `${path}/${all[0].id}`)).body.data.attempts[0].request_body).toBeNull();
  const full = await apiClient(given, "*");
  expect((await full("GET", `${path}/${all[0].id}`)).body.data.attempts[0].response_snippet).toBe("no");
  receiver.answers(200);
  const again = await api("POST", `${path}/${all[0].id}/redeliver`);
  expect([again.status, again.body.data.status]).toEqual([202, "pending"]);
  await courier.round();
  const last = receiver.received.at(-1);
  if (!last) throw new Error("Nothing arrived.");
  expect(verified(secret, last).id).toBe(all[0].event_id);
  expect((await api("GET", `${path}/${all[0].id}`)).body.data.status).toBe("delivered");
  await api("PATCH", `/webhooks/${id}`, { enabled: false });
  expect(problem(await api("POST", `${path}/${all[0].id}/redeliver`))).toEqual([409, "conflict"]);
  await receiver.stop();
});
