import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { scopesOf } from "@/lib/entry/holds";
import { answerPage } from "@/lib/entry/paging";
import { eventTypeNames, eventTypes } from "@/lib/events/event-types";
import { mayRead } from "@/lib/events/needs";
import { createWebhook } from "@/lib/webhooks/commands/create-webhook";
import { deleteWebhook } from "@/lib/webhooks/commands/delete-webhook";
import { recover } from "@/lib/webhooks/commands/recover";
import { redeliver } from "@/lib/webhooks/commands/redeliver";
import { rotateSecret } from "@/lib/webhooks/commands/rotate-secret";
import { testWebhook } from "@/lib/webhooks/commands/test-webhook";
import { updateWebhook } from "@/lib/webhooks/commands/update-webhook";
import * as contracts from "@/lib/webhooks/endpoints";
import { getDelivery, listDeliveries } from "@/lib/webhooks/queries/deliveries";
import { getRecovery } from "@/lib/webhooks/queries/recoveries";
import { getWebhook, listWebhooks } from "@/lib/webhooks/queries/webhooks";
import { idOf } from "./id-of";

type Params = { params: Readonly<Record<string, string>> };

const deliveryOf = (call: Params) => ({ webhookId: idOf(call), id: call.params.delivery_id ?? "" });

/** Webhooks, what they were sent, and how to have it sent again. */
export const webhookEndpoints: Served[] = [
  serve(contracts.listWebhooks, async (ctx, call) =>
    answerPage(call, "/webhooks", await listWebhooks(ctx, call.query)),
  ),
  serve(contracts.createWebhook, async (ctx, call) => {
    const data = await createWebhook(ctx, call.body);
    return new Answer({ data }, { Location: `${call.baseUrl}/webhooks/${data.id}` });
  }),
  serve(contracts.listEventTypes, (ctx) => {
    const scopes = scopesOf(ctx.actor);
    const data = eventTypeNames.map((type) => {
      const { label, resource, needs } = eventTypes[type];
      return { type, label, resource, readable: needs.some((needed) => mayRead(needed, scopes)) };
    });
    return { data };
  }),
  serve(contracts.getWebhook, async (ctx, call) => ({ data: await getWebhook(ctx, idOf(call)) })),
  serve(contracts.updateWebhook, async (ctx, call) => ({
    data: await updateWebhook(ctx, idOf(call), call.body, call.ifMatch),
  })),
  serve(contracts.deleteWebhook, (ctx, call) => deleteWebhook(ctx, idOf(call), call.ifMatch)),
  serve(contracts.testWebhook, (ctx, call) => testWebhook(ctx, idOf(call), call.body)),
  serve(contracts.rotateSecret, async (ctx, call) => ({ data: await rotateSecret(ctx, idOf(call), call.body) })),
  serve(contracts.listDeliveries, async (ctx, call) => {
    const id = idOf(call);
    return answerPage(call, `/webhooks/${id}/deliveries`, await listDeliveries(ctx, id, call.query));
  }),
  serve(contracts.getDelivery, async (ctx, call) => ({ data: await getDelivery(ctx, deliveryOf(call)) })),
  serve(contracts.redeliver, async (ctx, call) => ({ data: await redeliver(ctx, deliveryOf(call)) })),
  serve(contracts.recover, async (ctx, call) => ({ data: await recover(ctx, idOf(call), call.body) })),
  serve(contracts.getRecovery, async (ctx, call) => {
    const named = { webhookId: idOf(call), id: call.params.recovery_id ?? "" };
    return { data: await getRecovery(ctx, named) };
  }),
];
