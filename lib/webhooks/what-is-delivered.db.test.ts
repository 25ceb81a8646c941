import { expect, test } from "vitest";
import { createApiKey } from "../api-keys/commands/create";
import { revokeApiKey } from "../api-keys/commands/revoke";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { addNote } from "../tickets/commands/add-note";
import { givenTicket } from "../tickets/testing/given-ticket";
import { recover } from "./commands/recover";
import { rotateSecret } from "./commands/rotate-secret";
import { testWebhook } from "./commands/test-webhook";
import { updateWebhook } from "./commands/update-webhook";
import { WebhookPatch } from "./input";
import { getDelivery } from "./queries/deliveries";
import { givenDeliveries, letWaitsEnd, row } from "./testing/given-deliveries";
import { verified } from "./testing/receiver";

const { workspace, receiver, courier, as, create, types } = givenDeliveries();

test("while a secret is being replaced both sign; without an overlap the old one ends at once", async () => {
  const { id, secret } = await create();
  const rotated = await rotateSecret(as(), id, { overlap_hours: 1 });
  expect(rotated.secret).not.toBe(secret);
  expect(rotated.old_secret_until).not.toBeNull();
  await givenTicket(workspace());
  await courier.round();
  const [first] = receiver().received;
  if (!first) throw new Error("Nothing arrived.");
  for (const each of [secret, rotated.secret]) expect(verified(each, first).type).toBe("ticket.created");
  await db().webhook.update({ where: { id }, data: { oldSecretUntil: new Date(Date.now() - 1) } });
  await givenTicket(workspace());
  await courier.round();
  const second = receiver().received[1];
  if (!second) throw new Error("Nothing arrived.");
  expect(() => verified(secret, second)).toThrow();
  const { secret: last } = await rotateSecret(as(), id, { overlap_hours: 0 });
  await givenTicket(workspace());
  await courier.round();
  const third = receiver().received[2];
  if (!third) throw new Error("Nothing arrived.");
  expect(() => verified(rotated.secret, third)).toThrow();
  expect(verified(last, third).type).toBe("ticket.created");
});

test("it gets what its key may read at the time of delivery, and nothing once the key has ended", async () => {
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read", "webhooks:write"] });
  const { id: keyId } = await createApiKey(workspace().ctx("owner", "api_keys:create"), input);
  const actor = { type: "api_key", id: keyId, name: "Zapier" } as const;
  const ctx = { ...as(), actor: { ...actor, ownerId: workspace().members.owner.id, effective: new Set() } };
  const { id, rights_of: rights } = await create({ events: ["*"] }, ctx as Ctx<"webhooks:write">);
  expect(rights).toEqual(actor);
  const ticket = await givenTicket(workspace());
  await addNote(workspace().keyCtx(["comments:write"]), ticket.id, { body: "Secret words" } as never);
  await courier.round();
  expect(types()).toContain("ticket.created");
  expect(
    receiver()
      .received.map(({ text }) => text)
      .join(),
  ).not.toContain("Secret words");
  const before = receiver().received.length;
  receiver().answers(500);
  await givenTicket(workspace());
  await courier.round();
  expect(receiver().received.length).toBeGreaterThan(before);
  await revokeApiKey(workspace().ctx("owner", "api_keys:revoke"), { id: keyId });
  await letWaitsEnd();
  const then = receiver().received.length;
  await courier.round();
  expect(receiver().received).toHaveLength(then);
  expect(await row(id)).toMatchObject({ disabledReason: "rights_lost" });
  const enabled = await updateWebhook(as("admin"), id, WebhookPatch.parse({ enabled: true }));
  expect(enabled).toMatchObject({ enabled: true, rights_of: { type: "user", id: workspace().members.admin.id } });
  receiver().answers(200);
  await letWaitsEnd();
  await courier.round();
  expect(receiver().received.length).toBeGreaterThan(then);
});

test("what is sent and where is changed only by who may read all of it", async () => {
  const { id } = await create({ events: ["*"] }, as("owner"));
  const patch = (role: "admin" | "developer", change: object) =>
    updateWebhook(as(role), id, WebhookPatch.parse(change));
  const elsewhere = receiver().url.replace("/hook", "/mine");
  await expect(patch("developer", { url: elsewhere })).rejects.toMatchObject({ code: "forbidden" });
  await expect(patch("developer", { headers: { "X-A": "b" } })).rejects.toMatchObject({ code: "forbidden" });
  await expect(rotateSecret(as("developer"), id, { overlap_hours: 0 })).rejects.toMatchObject({ code: "forbidden" });
  expect((await patch("developer", { description: "Billing" })).description).toBe("Billing");
  expect((await patch("admin", { url: elsewhere })).rights_of.id).toBe(workspace().members.owner.id);
});

test("filters let through the tickets that fit, what hangs on them, and everything without a ticket", async () => {
  await create({ events: ["ticket.created", "comment.created", "contact.created"], filters: { tag: ["vip"] } });
  const vip = await givenTicket(workspace(), { tags: ["vip", "billing"] });
  const other = await givenTicket(workspace(), { tags: ["billing"], requester: { email: "bob@example.com" } });
  for (const { id } of [vip, other])
    await addNote(workspace().keyCtx(["comments:write"]), id, { body: "Noted" } as never);
  for (let round = 0; round < 3; round++) await courier.round();
  const about = (type: string) =>
    receiver()
      .received.filter(({ body }) => body.type === type)
      .map(({ body }) => body.data.object.ticket_id ?? body.data.object.id);
  expect(about("ticket.created")).toEqual([vip.id]);
  expect(new Set(about("comment.created"))).toEqual(new Set([vip.id]));
  expect(about("contact.created").length).toBeGreaterThan(0);
});

test("thin events name things and say nothing of them", async () => {
  await create({ payload: "thin" });
  const ticket = await givenTicket(workspace());
  await courier.round();
  expect(receiver().received[0]?.body.data.object.id).toBe(ticket.id);
  expect(receiver().received[0]?.text).not.toContain("Printer");
});

test("what happened while it was disabled is not sent when it is enabled, and is recovered by its window", async () => {
  const since = new Date();
  const { id } = await create();
  await updateWebhook(as(), id, WebhookPatch.parse({ enabled: false }));
  const missed = await givenTicket(workspace());
  await updateWebhook(as(), id, WebhookPatch.parse({ enabled: true }));
  await givenTicket(workspace());
  await courier.round();
  expect(receiver().received).toHaveLength(1);
  const { id: recoveryId } = await recover(as(), id, { since, until: undefined, only: "failed" });
  await courier.round();
  expect(receiver().received.map(({ body }) => body.data.object.id)).toContain(missed.id);
  expect(receiver().received).toHaveLength(2);
  const done = await db().webhookRecovery.findUniqueOrThrow({ where: { id: recoveryId } });
  expect(done).toMatchObject({ queued: 1 });
  expect(done.finishedAt).not.toBeNull();
  await recover(as(), id, { since, until: undefined, only: "all" });
  await courier.round();
  expect(receiver().received).toHaveLength(4);
});

test("a test says what came of it, also while disabled, and stands in the log", async () => {
  const { id, secret } = await create({ enabled: false });
  receiver().answers(200, {}, "thanks");
  const outcome = await testWebhook(as(), id, {});
  expect(outcome.delivery).toMatchObject({ status: "delivered", response_status: 200, response_snippet: "thanks" });
  const [got] = receiver().received;
  if (!got) throw new Error("Nothing arrived.");
  expect(verified(secret, got)).toMatchObject({ type: "webhook.test", sequence: 0 });
  const blind = await testWebhook(as("developer"), id, {});
  expect(blind.delivery.response_snippet).toBeNull();
  await expect(testWebhook(as(), id, { type: "ticket.created" })).rejects.toMatchObject({ code: "validation_failed" });
  await givenTicket(workspace());
  const copy = await testWebhook(as(), id, { type: "ticket.created" });
  expect(copy.delivery.status).toBe("delivered");
  const log = await getDelivery(workspace().ctx("developer", "webhooks:read"), { webhookId: id, id: copy.delivery.id });
  expect(log.attempts).toMatchObject([{ request_body: null, response_snippet: null }]);
});
