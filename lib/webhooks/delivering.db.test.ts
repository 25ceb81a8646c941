import { expect, test } from "vitest";
import { db } from "../db/client";
import { givenTicket } from "../tickets/testing/given-ticket";
import { createCourier } from "./commands/courier";
import { redeliver } from "./commands/redeliver";
import { tellFailing } from "./commands/tell-failing";
import { getDelivery } from "./queries/deliveries";
import { deliveries, givenDeliveries, letWaitsEnd, one, row } from "./testing/given-deliveries";
import { startReceiver, verified } from "./testing/receiver";

const hour = 3_600_000;
const { workspace, receiver, courier, as, reading, create } = givenDeliveries();

test("a change arrives, signed so that the reference library verifies it with the very secret that was returned", async () => {
  const { id, secret } = await create({ headers: { Authorization: "Bearer of-the-receiver" } });
  const ticket = await givenTicket(workspace());
  await courier.round();
  const [got] = receiver().received;
  if (!got) throw new Error("Nothing arrived.");
  expect(verified(secret, got)).toMatchObject({
    type: "ticket.created",
    workspace_id: workspace().workspace.id,
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
  for (let count = 0; count < 12; count++) await givenTicket(workspace());
  const couriers = [courier, createCourier({ byItself: false }), createCourier({ byItself: false })];
  for (let round = 0; round < 6; round++) await Promise.all(couriers.map((each) => each.round()));
  const ids = receiver().received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(12);
  expect(new Set(ids).size).toBe(12);
  expect((await deliveries(id)).every(({ status, attempts }) => status === "delivered" && attempts === 1)).toBe(true);
});

test("no more than five are on their way to one webhook, however many couriers there are", async () => {
  await create();
  for (let count = 0; count < 8; count++) await givenTicket(workspace());
  let open = 0;
  let most = 0;
  receiver().answersWith((response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.writeHead(200).end();
    }, 150);
  });
  const couriers = [courier, createCourier({ byItself: false })];
  for (let round = 0; round < 4; round++) await Promise.all(couriers.map((each) => each.round()));
  expect(receiver().received).toHaveLength(8);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(5);
});

test("a failed attempt is repeated under the same id, signed anew, and waits as long as the receiver asks", async () => {
  const { id, secret } = await create();
  await givenTicket(workspace());
  receiver().answers(503, { "retry-after": "120" }, "busy");
  await courier.round();
  const waiting = await one(id);
  expect(waiting).toMatchObject({ status: "pending", attempts: 1, responseStatus: 503 });
  expect((waiting.dueAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(100_000);
  await courier.round();
  expect(receiver().received).toHaveLength(1);
  receiver().answers(200);
  // Another second: the signature holds the time of the attempt.
  await expect.poll(() => Math.floor(Date.now() / 1_000)).toBeGreaterThan(timestampOf(0));
  await letWaitsEnd();
  await courier.round();
  const [first, second] = receiver().received;
  if (!first || !second) throw new Error("It was not repeated.");
  expect(verified(secret, second)).toEqual(verified(secret, first));
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(second.headers["webhook-attempt"]).toBe("2");
  expect(timestampOf(1)).toBeGreaterThan(timestampOf(0));
  expect(second.headers["webhook-signature"]).not.toBe(first.headers["webhook-signature"]);
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 2 });
  expect(await row(id)).toMatchObject({ failingSince: null });
});

const timestampOf = (index: number) => Number(receiver().received[index]?.headers["webhook-timestamp"]);

test("after ten attempts it is given up; sent again by hand it begins anew", async () => {
  const { id } = await create();
  await givenTicket(workspace());
  receiver().answers(500);
  for (let count = 0; count < 12; count++) {
    await courier.round();
    await letWaitsEnd();
  }
  expect(receiver().received).toHaveLength(10);
  const failed = await one(id);
  expect(failed).toMatchObject({ status: "failed", attempts: 10, dueAt: null });
  await redeliver(as(), { webhookId: id, id: failed.id });
  await courier.round();
  expect(await one(id)).toMatchObject({ status: "pending", attempts: 11 });
});

test("a redirect is a failure and is not followed", async () => {
  const inside = await startReceiver();
  const { id } = await create();
  await givenTicket(workspace());
  receiver().answers(302, { location: inside.url });
  await courier.round();
  expect(inside.received).toEqual([]);
  expect(await one(id)).toMatchObject({ status: "pending", responseStatus: 302 });
  await inside.stop();
});

test("410 disables the webhook: the log says so, the admins are told, nothing more is sent", async () => {
  const { id } = await create();
  await givenTicket(workspace());
  receiver().answers(410);
  await courier.round();
  expect(await row(id)).toMatchObject({ disabledReason: "gone", version: 2 });
  await givenTicket(workspace());
  await letWaitsEnd();
  await courier.round();
  expect(receiver().received).toHaveLength(1);
  const where = { workspaceId: workspace().workspace.id };
  expect(await db().notice.findMany({ where })).toMatchObject([{ kind: "webhook.disabled", targetId: id }]);
  expect(await db().auditEvent.findFirst({ where: { ...where, event: "webhook.disabled" } })).toMatchObject({
    actorId: "webhooks",
    targetId: id,
  });
});

test("an hour of failures is told once, 72 hours disable; a success in between ends both", async () => {
  const { id } = await create();
  await givenTicket(workspace());
  receiver().answers(500);
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
  await givenTicket(workspace());
  receiver().answersWith(() => {});
  const killed = createCourier({ byItself: false });
  const round = killed.round();
  await expect.poll(() => receiver().received.length).toBe(1);
  await courier.round();
  expect(receiver().received).toHaveLength(1);
  receiver().answers(200);
  const past = new Date(Date.now() - 1);
  await db().webhookDelivery.updateMany({ data: { leaseUntil: past, dueAt: past } });
  await courier.round();
  expect(receiver().received).toHaveLength(2);
  // What comes late of the first one changes nothing.
  await killed.stop();
  await round;
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 1 });
});

test("stopping gives back what is on its way: it is attempted elsewhere at once, as the same attempt", async () => {
  const { id } = await create();
  await givenTicket(workspace());
  receiver().answersWith(() => {});
  const ending = createCourier({ byItself: false });
  const round = ending.round();
  await expect.poll(() => receiver().received.length).toBe(1);
  await ending.stop();
  await round;
  expect(await one(id)).toMatchObject({ status: "pending", attempts: 0, leaseOwner: null });
  receiver().answers(200);
  await courier.round();
  expect(await one(id)).toMatchObject({ status: "delivered", attempts: 1 });
});
