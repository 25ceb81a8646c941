import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { page, single } from "../entry/page";
import { DryRun } from "../entry/shaping";
import { NewWebhook, RecoverWindow, RotateSecret, TestWebhook, WebhookPatch } from "./input";
import { DeliveryQuery, WebhookQuery } from "./query";
import {
  Delivery,
  DeliveryWithAttempts,
  EventTypeRow,
  mostWebhooks,
  Recovery,
  TestOutcome,
  Webhook,
  WebhookWithSecret,
} from "./schema";

const tag = "Webhooks";

export const listWebhooks = endpoint({
  method: "GET",
  path: "/webhooks",
  id: "listWebhooks",
  summary: "List webhooks",
  description: "Newest first.",
  tag,
  scope: "webhooks:read",
  query: WebhookQuery,
  returns: page(Webhook),
});

export const createWebhook = endpoint({
  method: "POST",
  path: "/webhooks",
  id: "createWebhook",
  summary: "Create a webhook",
  description: `Sends what happens from now on, as far as this key may read it. The answer has the \`secret\` that signs deliveries, once. A workspace has at most ${mostWebhooks}.`,
  tag,
  scope: "webhooks:write",
  query: DryRun,
  body: NewWebhook,
  returns: single(WebhookWithSecret),
  status: 201,
  versioned: true,
});

export const listEventTypes = endpoint({
  method: "GET",
  path: "/webhooks/event-types",
  id: "listEventTypes",
  summary: "List the types of events",
  description: "What `events` may name, beside wildcards such as `ticket.*` and `*`.",
  tag,
  scope: "webhooks:read",
  returns: z.object({ data: z.array(EventTypeRow).meta({ maxItems: 200 }) }),
});

export const getWebhook = endpoint({
  method: "GET",
  path: "/webhooks/{id}",
  id: "getWebhook",
  summary: "Get a webhook",
  tag,
  scope: "webhooks:read",
  returns: single(Webhook),
  versioned: true,
});

export const updateWebhook = endpoint({
  method: "PATCH",
  path: "/webhooks/{id}",
  id: "updateWebhook",
  summary: "Update a webhook",
  description:
    "A JSON Merge Patch. Where it sends and what is changed only by a key that may read all that it sends. What happened while it was disabled is not sent when it is enabled again; recover it.",
  tag,
  scope: "webhooks:write",
  query: DryRun,
  body: WebhookPatch,
  returns: single(Webhook),
  versioned: true,
  ifMatch: true,
});

export const deleteWebhook = endpoint({
  method: "DELETE",
  path: "/webhooks/{id}",
  id: "deleteWebhook",
  summary: "Delete a webhook",
  description: "Its log goes with it, for good.",
  tag,
  scope: "webhooks:write",
  returns: z.void(),
  status: 204,
  ifMatch: true,
});

export const testWebhook = endpoint({
  method: "POST",
  path: "/webhooks/{id}/test",
  id: "testWebhook",
  summary: "Send a test",
  description:
    "Waits for the receiver, up to 15 seconds, and says what came of it. Also while the webhook is disabled.",
  tag,
  scope: "webhooks:write",
  body: TestWebhook,
  bodyOptional: true,
  returns: TestOutcome,
});

export const rotateSecret = endpoint({
  method: "POST",
  path: "/webhooks/{id}/rotate-secret",
  id: "rotateWebhookSecret",
  summary: "Rotate the secret",
  description: "The answer has the new secret, once. The one before also signs for `overlap_hours`.",
  tag,
  scope: "webhooks:write",
  body: RotateSecret,
  bodyOptional: true,
  returns: single(WebhookWithSecret),
  versioned: true,
});

export const listDeliveries = endpoint({
  method: "GET",
  path: "/webhooks/{id}/deliveries",
  id: "listWebhookDeliveries",
  summary: "List deliveries",
  description: "Newest first; those of the last 30 days.",
  tag,
  scope: "webhooks:read",
  query: DeliveryQuery,
  returns: page(Delivery),
});

export const getDelivery = endpoint({
  method: "GET",
  path: "/webhooks/{id}/deliveries/{delivery_id}",
  id: "getWebhookDelivery",
  summary: "Get a delivery with its attempts",
  tag,
  scope: "webhooks:read",
  returns: single(DeliveryWithAttempts),
});

export const redeliver = endpoint({
  method: "POST",
  path: "/webhooks/{id}/deliveries/{delivery_id}/redeliver",
  id: "redeliverWebhookEvent",
  summary: "Send an event again",
  description: "Under the same id, whatever came of it before.",
  tag,
  scope: "webhooks:write",
  returns: single(Delivery),
  status: 202,
});

export const recover = endpoint({
  method: "POST",
  path: "/webhooks/{id}/recover",
  id: "recoverWebhookEvents",
  summary: "Send a window of events again",
  description: "As they were and under their ids. The answer's id asks for the progress.",
  tag,
  scope: "webhooks:write",
  body: RecoverWindow,
  returns: single(Recovery),
  status: 202,
});

export const getRecovery = endpoint({
  method: "GET",
  path: "/webhooks/{id}/recover/{recovery_id}",
  id: "getWebhookRecovery",
  summary: "Ask how far a recovery is",
  tag,
  scope: "webhooks:read",
  returns: single(Recovery),
});
