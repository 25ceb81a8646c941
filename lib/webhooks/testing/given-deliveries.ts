import { afterEach, beforeEach } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import type { Ctx } from "../../entry/ctx";
import { forgetShared } from "../../process-state";
import { createCourier } from "../commands/courier";
import { createWebhook } from "../commands/create-webhook";
import { NewWebhook } from "../input";
import { startReceiver } from "./receiver";

/** A workspace with a receiver, anew for each test of the file. Nothing is delivered but by the rounds of `courier`. */
export function givenDeliveries() {
  let given: GivenWorkspace;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
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
  const as = (role: "owner" | "admin" | "developer" = "owner") => given.ctx(role, "webhooks:write");
  return {
    workspace: () => given,
    receiver: () => receiver,
    courier: createCourier({ byItself: false }),
    as,
    reading: () => given.ctx("owner", "webhooks:read"),
    create: (more: object = {}, ctx: Ctx<"webhooks:write"> = as()) =>
      createWebhook(ctx, NewWebhook.parse({ url: receiver.url, events: ["ticket.created"], ...more })),
    types: () => receiver.received.map(({ body }) => body.type),
  };
}

export const row = (id: string) => db().webhook.findUniqueOrThrow({ where: { id } });
export const deliveries = (webhookId: string) =>
  db().webhookDelivery.findMany({ where: { webhookId }, orderBy: { sequence: "asc" }, include: { tried: true } });
export const one = async (webhookId: string) => {
  const [delivery] = await deliveries(webhookId);
  if (!delivery) throw new Error("There is no delivery.");
  return delivery;
};
/** As if the wait were over. */
export const letWaitsEnd = () =>
  db().webhookDelivery.updateMany({ where: { status: "pending" }, data: { dueAt: new Date(Date.now() - 1) } });
