import { afterEach, beforeEach, expect, test } from "vitest";
import { createApiKey } from "../api-keys/commands/create";
import { revokeApiKey } from "../api-keys/commands/revoke";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import type { Ctx } from "../entry/ctx";
import { forgetShared } from "../process-state";
import { addNote } from "../tickets/commands/add-note";
import { givenTicket } from "../tickets/testing/given-ticket";
import { createCourier } from "./commands/courier";
import { createWebhook } from "./commands/create-webhook";
import { recover } from "./commands/recover";
import { redeliver } from "./commands/redeliver";
import { rotateSecret } from "./commands/rotate-secret";
import { tellFailing } from "./commands/tell-failing";
import { testWebhook } from "./commands/test-webhook";
import { updateWebhook } from "./commands/update-webhook";
import { NewWebhook, WebhookPatch } from "./input";
import { getDelivery } from "./queries/deliveries";
import { startReceiver, verified } from "./testing/receiver";

const hour = 3_600_000;
let given: GivenWorkspace;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const courier = createCourier({ byItself: false });
const as = (role: "owner" | "admin" | "developer" = "owner") => given.ctx(role, "webhooks:write");
const reading = () => given.ctx("owner", "webhooks:read");

beforeEach(async () => {
  process.env.WEBHOOK_ALLOW_CIDRS = "127.0.0.0/8";
  forgetShared("env");
  given = await givenWorkspace();
  receiver = await startReceiver();
});
afterEach(async () => {
  await db().webhook.deleteMany();
  await receiver.stop();
});

const create = (more: object = {}, ctx: Ctx<"webhooks:write"> = as()) =>
  createWebhook(ctx, NewWebhook.parse({ url: receiver.url, events: ["ticket.created"], ...more }));
const types = () => receiver.received.map(({ body }) => body.type);
const row = (id: string) => db().webhook.findUniqueOrThrow({ where: { id } });
const deliveries = (webhookId: string) =>
  db().webhookDelivery.findMany({ where: { webhookId }, orderBy: { sequence: "asc" }, include: { tried: true } });
const one = async (webhookId: string) => {
  const [delivery] = await deliveries(webhookId);
  if (!delivery) throw new Error("There is no delivery.");
  return delivery;
};
/** As if the wait were over. */
const letWaitsEnd = () =>
  db().webhookDelivery.updateMany({ where: { status: "pending" }, data: { dueAt: new Date(Date.now() - 1) } });

test("a change arrives, signed so that the reference library verifies it with the very secret that was returned", async () => {
  const { id, secret } = await create({ headers: { Authorization: "Bearer of-the-receiver" } });
  const ticket = await givenTicket(given);
  await courier.round();
  const [got] = receiver.received;
  if (!got) throw new Error("Nothing arrived.");
  expect(verified(secret, got)).toMatchObject({
    type: "ticket.created",
    workspace_id: given.workspace.id,
    data: { object: { id: ticket.id, subject: "Printer" } },
  });
  expect(got.headers).toMatchObject({
    "webhook-id": got.body.id,
    "webhook-attempt": "1",
    "webhook-endpoint-id": id,
    "content-type": "application/json",
    authorization: "Bearer of-the-receiver",
  });
  expect(got.headers["user-agent"]).toMatch(/^Latchkey-Webhooks\/1 \(\+http/);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const shown = await getDelivery(reading(), { webhookId: id, id: (await one(id)).id });
  expect(shown).toMatchObject({ status: "delivered", attempts_count: 1, response_status: 204 });
  expect(shown.attempts).toMatchObject([{ request_body: got.text, request_headers: { Authorization: "••••" } }]);
  expect(JSON.stringify(await row(id))).not.toMatch(/whsec_|of-the-receiver/);
});

test("each event is delivered once, in order of its sequence, also by three couriers at the same moment", async () => {
  const { id } = await create();
  for (let count = 0; count < 12; count++) await givenTicket(given);
  const couriers = [courier, createCourier({ byItself: false }), createCourier({ byItself: false })];
  for (let round = 0; round < 6; round++) await Promise.all(couriers.map((each) => each.round()));
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(12);
  expect(new Set(ids).size).toBe(12);
  expect((await deliveries(id)).every(({ status, attempts }) => status === "delivered" && attempts === 1)).toBe(true);
});

test("no more than five are on their way to one webhook, however many couriers there are", async () => {
  await create();
  for (let count = 0; count < 8; count++) await givenTicket(given);
  let open = 0;
  let most = 0;
  receiver.answersWith((response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.writeHead(200).end();
    }, 150);
  });
  const couriers = [courier, createCourier({ byItself: false })];
  for (let round = 0; round < 4; round++) await Promise.all(couriers.map((each) => each.round()));
  expect(receiver.received).toHaveLength(8);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(5);
});

test("a failed attempt is repeated under the same id, signed anew, and waits as long as the receiver asks", async () => {
  const { id, secret } = await create();
  await givenTicket(given);
  receiver.answers(503, { "retry-after": "120" }, "busy");
  await courier.round();
  const waiting = await one(id);
  expect(waiting).toMatchObject({ status: "pending", attempts: 1, responseStatus: 503 });
  expect((waiting.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(100_000);
  await courier.round();
  expect(receiver.received).toHaveLength(1);
  receiver.answers(200);
  // Another second: the signature holds the time of the attempt.
  await expect.poll(() => Math.floor(Date.now() / 1_000)).toBeGreaterThan(timestampOf(0));
  await letWaitsEnd();
  await courier.round();
  const [first, second] = receiver.received;
  if (!first || !second) throw new Error("It was not repeated.");
  expect(verified(secret, second)).toEqual(verified(secret, first));
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(second.headers["webhook-attempt"]).toBe("2");
  expect(timestampOf(1)).toBeGreaterThan(timestampOf(0));
  expect(second.headers["webhook-signature"]).not.toBe(first.headers["webhook-signature"]);
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 2 });
  expect(await row(id)).toMatchObject({ failingSince: null });
});

const timestampOf = (index: number) => Number(receiver.received[index]?.headers["webhook-timestamp"]);

test("after ten attempts it is given up; sent again by hand it begins anew", async () => {
  const { id } = await create();
  await givenTicket(given);
  receiver.answers(500);
  for (let count = 0; count < 12; count++) {
    await courier.round();
    await letWaitsEnd();
  }
  expect(receiver.received).toHaveLength(10);
  const failed = await one(id);
  expect(failed).toMatchObject({ status: "failed", attempts: 10, dueAt: null });
  await redeliver(as(), { webhookId: id, id: failed.id });
  await courier.round();
  expect(await one(id)).toMatchObject({ status: "pending", attempts: 11 });
});

test("a redirect is a failure and is not followed", async () => {
  const inside = await startReceiver();
  const { id } = await create();
  await givenTicket(given);
  receiver.answers(302, { location: inside.url });
  await courier.round();
  expect(inside.received).toEqual([]);
  expect(await one(id)).toMatchObject({ status: "pending", responseStatus: 302 });
  await inside.stop();
});

test("410 disables the webhook: the log says so, the admins are told, nothing more is sent", async () => {
  const { id } = await create();
  await givenTicket(given);
  receiver.answers(410);
  await courier.round();
  expect(await row(id)).toMatchObject({ disabledReason: "gone", version: 2 });
  await givenTicket(given);
  await letWaitsEnd();
  await courier.round();
  expect(receiver.received).toHaveLength(1);
  const where = { workspaceId: given.workspace.id };
  expect(await db().notice.findMany({ where })).toMatchObject([{ kind: "webhook.disabled", targetId: id }]);
  expect(await db().auditEvent.findFirst({ where: { ...where, event: "webhook.disabled" } })).toMatchObject({
    actorId: "webhooks",
    targetId: id,
  });
});

test("an hour of failures is told once, 72 hours disable; a success in between ends both", async () => {
  const { id } = await create();
  await givenTicket(given);
  receiver.answers(500);
  await courier.round();
  const since = (await row(id)).failingSince?.getTime() ?? 0;
  const kinds = async () =>
    (await db().notice.findMany({ where: { targetId: id }, orderBy: { id: "asc" } })).map(({ kind }) => kind);
  const tell = (after: number) => tellFailing(new AbortController().signal, new Date(since + after));
  await tell(hour - 1);
  expect(await kinds()).toEqual([]);
  await tell(hour);
  await tell(2 * hour);
  expect(await kinds()).toEqual(["webhook.failing"]);
  await tell(72 * hour - 1);
  expect((await row(id)).disabledAt).toBeNull();
  await tell(72 * hour);
  expect(await row(id)).toMatchObject({ disabledReason: "failing" });
  expect(await kinds()).toEqual(["webhook.failing", "webhook.disabled"]);
});

test("what a killed process had taken is attempted by another once its lease is over, not before", async () => {
  const { id } = await create();
  await givenTicket(given);
  receiver.answersWith(() => {});
  const killed = createCourier({ byItself: false });
  const round = killed.round();
  await expect.poll(() => receiver.received.length).toBe(1);
  await courier.round();
  expect(receiver.received).toHaveLength(1);
  receiver.answers(200);
  const past = new Date(Date.now() - 1);
  await db().webhookDelivery.updateMany({ data: { leaseUntil: past, dueAt: past } });
  await courier.round();
  expect(receiver.received).toHaveLength(2);
  // What comes late of the first one changes nothing.
  await killed.stop();
  await round;
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 1 });
});

test("stopping gives back what is on its way: it is attempted elsewhere at once, as the same attempt", async () => {
  const { id } = await create();
  await givenTicket(given);
  receiver.answersWith(() => {});
  const ending = createCourier({ byItself: false });
  const round = ending.round();
  await expect.poll(() => receiver.received.length).toBe(1);
  await ending.stop();
  await round;
  expect(await one(id)).toMatchObject({ status: "pending", attempts: 0, leaseOwner: null });
  receiver.answers(200);
  await courier.round();
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 1 });
});

test("while a secret is being replaced both sign; without an overlap the old one ends at once", async () => {
  const { id, secret } = await create();
  const rotated = await rotateSecret(as(), id, { overlap_hours: 1 });
  expect(rotated.secret).not.toBe(secret);
  expect(rotated.old_secret_until).not.toBeNull();
  await givenTicket(given);
  await courier.round();
  const [first] = receiver.received;
  if (!first) throw new Error("Nothing arrived.");
  for (const each of [secret, rotated.secret]) expect(verified(each, first).type).toBe("ticket.created");
  await db().webhook.update({ where: { id }, data: { oldSecretUntil: new Date(Date.now() - 1) } });
  await givenTicket(given);
  await courier.round();
  const second = receiver.received[1];
  if (!second) throw new Error("Nothing arrived.");
  expect(() => verified(secret, second)).toThrow();
  const { secret: last } = await rotateSecret(as(), id, { overlap_hours: 0 });
  await givenTicket(given);
  await courier.round();
  const third = receiver.received[2];
  if (!third) throw new Error("Nothing arrived.");
  expect(() => verified(rotated.secret, third)).toThrow();
  expect(verified(last, third).type).toBe("ticket.created");
});

test("it gets what its key may read at the time of delivery, and nothing once the key has ended", async () => {
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read", "webhooks:write"] });
  const { id: keyId } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  const actor = { type: "api_key", id: keyId, name: "Zapier" } as const;
  const ctx = { ...as(), actor: { ...actor, ownerId: given.members.owner.id, effective: new Set() } };
  const { id, rights_of: rights } = await create({ events: ["*"] }, ctx as Ctx<"webhooks:write">);
  expect(rights).toEqual(actor);
  const ticket = await givenTicket(given);
  await addNote(given.keyCtx(["comments:write"]), ticket.id, { body: "Secret words" } as never);
  await courier.round();
  expect(types()).toContain("ticket.created");
  expect(receiver.received.map(({ text }) => text).join()).not.toContain("Secret words");
  const before = receiver.received.length;
  receiver.answers(500);
  await givenTicket(given);
  await courier.round();
  expect(receiver.received.length).toBeGreaterThan(before);
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: keyId });
  await letWaitsEnd();
  const then = receiver.received.length;
  await courier.round();
  expect(receiver.received).toHaveLength(then);
  expect(await row(id)).toMatchObject({ disabledReason: "rights_lost" });
  const enabled = await updateWebhook(as("admin"), id, WebhookPatch.parse({ enabled: true }));
  expect(enabled).toMatchObject({ enabled: true, rights_of: { type: "user", id: given.members.admin.id } });
  receiver.answers(200);
  await letWaitsEnd();
  await courier.round();
  expect(receiver.received.length).toBeGreaterThan(then);
});

test("what is sent and where is changed only by who may read all of it", async () => {
  const { id } = await create({ events: ["*"] }, as("owner"));
  const patch = (role: "admin" | "developer", change: object) =>
    updateWebhook(as(role), id, WebhookPatch.parse(change));
  const elsewhere = receiver.url.replace("/hook", "/mine");
  await expect(patch("developer", { url: elsewhere })).rejects.toMatchObject({ code: "forbidden" });
  await expect(patch("developer", { headers: { "X-A": "b" } })).rejects.toMatchObject({ code: "forbidden" });
  await expect(rotateSecret(as("developer"), id, { overlap_hours: 0 })).rejects.toMatchObject({ code: "forbidden" });
  expect((await patch("developer", { description: "Billing" })).description).toBe("Billing");
  expect((await patch("admin", { url: elsewhere })).rights_of.id).toBe(given.members.owner.id);
});

test("filters let through the tickets that fit, what hangs on them, and everything without a ticket", async () => {
  await create({ events: ["ticket.created", "comment.created", "contact.created"], filters: { tag: ["vip"] } });
  const vip = await givenTicket(given, { tags: ["vip", "billing"] });
  const other = await givenTicket(given, { tags: ["billing"], requester: { email: "bob@example.com" } });
  for (const { id } of [vip, other]) await addNote(given.keyCtx(["comments:write"]), id, { body: "Noted" } as never);
  for (let round = 0; round < 3; round++) await courier.round();
  const about = (type: string) =>
    receiver.received
      .filter(({ body }) => body.type === type)
      .map(({ body }) => body.data.object.ticket_id ?? body.data.object.id);
  expect(about("ticket.created")).toEqual([vip.id]);
  expect(new Set(about("comment.created"))).toEqual(new Set([vip.id]));
  expect(about("contact.created").length).toBeGreaterThan(0);
});

test("thin events name things and say nothing of them", async () => {
  await create({ payload: "thin" });
  const ticket = await givenTicket(given);
  await courier.round();
  expect(receiver.received[0]?.body.data.object.id).toBe(ticket.id);
  expect(receiver.received[0]?.text).not.toContain("Printer");
});

test("what happened while it was disabled is not sent when it is enabled, and is recovered by its window", async () => {
  const since = new Date();
  const { id } = await create();
  await updateWebhook(as(), id, WebhookPatch.parse({ enabled: false }));
  const missed = await givenTicket(given);
  await updateWebhook(as(), id, WebhookPatch.parse({ enabled: true }));
  await givenTicket(given);
  await courier.round();
  expect(receiver.received).toHaveLength(1);
  const { id: recoveryId } = await recover(as(), id, { since, until: undefined, only: "failed" });
  await courier.round();
  expect(receiver.received.map(({ body }) => body.data.object.id)).toContain(missed.id);
  expect(receiver.received).toHaveLength(2);
  const done = await db().webhookRecovery.findUniqueOrThrow({ where: { id: recoveryId } });
  expect(done).toMatchObject({ queued: 1 });
  expect(done.finishedAt).not.toBeNull();
  await recover(as(), id, { since, until: undefined, only: "all" });
  await courier.round();
  expect(receiver.received).toHaveLength(4);
});

test("a test says what came of it, also while disabled, and stands in the log", async () => {
  const { id, secret } = await create({ enabled: false });
  receiver.answers(200, {}, "thanks");
  const outcome = await testWebhook(as(), id, {});
  expect(outcome.delivery).toMatchObject({ status: "delivered", response_status: 200, response_snippet: "thanks" });
  const [got] = receiver.received;
  if (!got) throw new Error("Nothing arrived.");
  expect(verified(secret, got)).toMatchObject({ type: "webhook.test", sequence: 0 });
  const blind = await testWebhook(as("developer"), id, {});
  expect(blind.delivery.response_snippet).toBeNull();
  await expect(testWebhook(as(), id, { type: "ticket.created" })).rejects.toMatchObject({ code: "validation_failed" });
  await givenTicket(given);
  const copy = await testWebhook(as(), id, { type: "ticket.created" });
  expect(copy.delivery.status).toBe("delivered");
  const log = await getDelivery(given.ctx("developer", "webhooks:read"), { webhookId: id, id: copy.delivery.id });
  expect(log.attempts).toMatchObject([{ request_body: null, response_snippet: null }]);
});
