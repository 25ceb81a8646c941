import { z } from "zod";
import { id, time } from "../entry/shown";
import { eventTypeNames } from "../events/event-types";

/** Webhooks of a workspace at most. */
export const mostWebhooks = 25;
/** Deliveries, attempts and what a recovery reaches back to are kept this long, in days: as long as events are. */
export const keptDays = 30;
/** The longest time for which the secret before also signs, in hours, and the usual one. */
export const [mostOverlapHours, usualOverlapHours] = [168, 24];
/** What a test delivers unless another type is asked for. */
export const testType = "webhook.test";

export const payloads = ["full", "thin"] as const;
export type Payload = (typeof payloads)[number];

/** Why a webhook is disabled, and what to do about it. */
export const disabledReasons = {
  by_hand: { label: "Disabled by hand", advice: "Enable it when its receiver is ready." },
  gone: {
    label: "The receiver answered 410 Gone",
    advice: "It wants no more events. Enable it again if that was a mistake.",
  },
  failing: {
    label: "Nothing was delivered for 72 hours",
    advice: "Mend the receiver, send a test, then enable the webhook and recover what it missed.",
  },
  rights_lost: {
    label: "Whose rights it had may not read events any more",
    advice: "The key has ended or the member has left. Whoever enables it again lends it their own rights.",
  },
} as const satisfies Record<string, { label: string; advice: string }>;

export type DisabledReason = keyof typeof disabledReasons;

export function isDisabledReason(value: string): value is DisabledReason {
  return Object.hasOwn(disabledReasons, value);
}

export const deliveryStatuses = {
  pending: { label: "Pending", meaning: "Waits for its first attempt or the next one." },
  delivered: { label: "Delivered", meaning: "The receiver answered with a status of 200 to 299." },
  failed: { label: "Failed", meaning: "Every attempt failed; nothing more is tried by itself." },
  withheld: { label: "Withheld", meaning: "By now the webhook may not receive what the event tells of." },
} as const satisfies Record<string, { label: string; meaning: string }>;

export type DeliveryStatus = keyof typeof deliveryStatuses;
export const deliveryStatusNames = Object.keys(deliveryStatuses) as [DeliveryStatus, ...DeliveryStatus[]];

const words = (description: string, maxLength: number, maxItems: number) =>
  z.array(z.string().meta({ maxLength })).meta({ description, maxItems });

export const Filters = z
  .object({
    team_id: words("Tickets of one of these teams.", 64, 50),
    tag: words("Tickets with one of these tags.", 64, 50),
    priority: words("Tickets of one of these priorities.", 10, 4),
  })
  .meta({
    id: "WebhookFilters",
    description: "Narrows down events about tickets and what hangs on them; an empty list lets all through.",
  });

export type Filters = z.output<typeof Filters>;

export const RightsOf = z
  .object({
    type: z.enum(["user", "api_key", "system"]),
    id: z.string().meta({ maxLength: 64 }),
    name: z.string().meta({ maxLength: 200 }),
  })
  .meta({
    id: "WebhookRights",
    description: "Whose rights decide what it gets: an event is sent only if they may read what it tells of.",
  });

/** A webhook as the API shows it. */
export const Webhook = z
  .object({
    id: id("Opaque and stable."),
    url: z.string().meta({ description: "Where events are sent.", format: "uri", maxLength: 2_000 }),
    events: words("Types of events, and wildcards such as `ticket.*` and `*`.", 64, 50),
    description: z.string().meta({ maxLength: 200 }),
    payload: z.enum(payloads).meta({ description: "`thin` sends ids instead of whole objects." }),
    filters: Filters,
    headers: z.record(z.string().meta({ maxLength: 64 }), z.string().meta({ maxLength: 32 })).meta({
      description: "Sent with every delivery. The values are kept encrypted and shown masked.",
      maxProperties: 10,
    }),
    enabled: z.boolean(),
    disabled_reason: z
      .enum(Object.keys(disabledReasons) as [DisabledReason, ...DisabledReason[]])
      .nullable()
      .meta({ description: "Why it is disabled. More may be added later." }),
    disabled_at: time("Since when it is disabled.").nullable(),
    rights_of: RightsOf,
    old_secret_until: time("Until when the secret before the last rotation also signs.").nullable(),
    version: z.int().meta({ description: "Rises with each change." }),
    created_at: time("When it was created."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Webhook", description: "An address that events are sent to." });

export type Webhook = z.output<typeof Webhook>;

export const WebhookWithSecret = Webhook.extend({
  secret: z.string().meta({
    description: "Signs deliveries after Standard Webhooks. Shown now and never again.",
    examples: ["whsec_…"],
    maxLength: 64,
  }),
}).meta({ id: "WebhookWithSecret" });

export type WebhookWithSecret = z.output<typeof WebhookWithSecret>;

const outcome = {
  response_status: z.int().nullable().meta({ description: "Null when no answer came; `error` says why." }),
  response_ms: z.int().nullable().meta({ description: "Milliseconds from the look-up of the name to the answer." }),
  error: z.string().meta({ description: "Why no answer came, in words. Empty when one did.", maxLength: 500 }),
};

export const Delivery = z
  .object({
    id: id("Opaque and stable."),
    webhook_id: id("The webhook."),
    event_id: id("The event, and the `webhook-id` header: the same for every attempt."),
    event_type: z.string().meta({ maxLength: 64 }),
    sequence: z.int().meta({ description: "Of the event; 0 for a test." }),
    status: z.enum(deliveryStatusNames),
    attempts_count: z.int(),
    next_attempt_at: time("When it is tried next, if it is.").nullable(),
    ...outcome,
    created_at: time("When it was queued first."),
    finished_at: time("When it was delivered, or given up.").nullable(),
  })
  .meta({ id: "WebhookDelivery", description: "One event for one webhook." });

export type Delivery = z.output<typeof Delivery>;

const withheldFrom = "Null for whoever may not see it";

export const Attempt = z
  .object({
    number: z.int(),
    started_at: time("When it began."),
    ...outcome,
    request_headers: z
      .record(z.string().meta({ maxLength: 64 }), z.string().meta({ maxLength: 500 }))
      .meta({ maxProperties: 40 }),
    request_body: z
      .string()
      .nullable()
      .meta({ description: `${withheldFrom}: it takes the scopes that read the event.`, maxLength: 40_000 }),
    response_snippet: z
      .string()
      .nullable()
      .meta({ description: `The first 2 KB of the answer. ${withheldFrom}: it takes full access.`, maxLength: 2_048 }),
  })
  .meta({ id: "WebhookAttempt", description: "What was sent once, and what came back." });

export type Attempt = z.output<typeof Attempt>;

export const DeliveryWithAttempts = Delivery.extend({
  attempts: z.array(Attempt).meta({ description: "Oldest first; the last 50.", maxItems: 50 }),
}).meta({ id: "WebhookDeliveryWithAttempts" });

export type DeliveryWithAttempts = z.output<typeof DeliveryWithAttempts>;

export const TestOutcome = z
  .object({
    delivery: z.object({
      id: id("The delivery in the log."),
      status: z.enum(["delivered", "failed"]),
      ...outcome,
      response_snippet: Attempt.shape.response_snippet,
    }),
  })
  .meta({ id: "WebhookTestOutcome" });

export type TestOutcome = z.output<typeof TestOutcome>;

export const Recovery = z
  .object({
    id: id("Ask for its progress with it."),
    webhook_id: id("The webhook."),
    status: z.enum(["running", "done"]),
    only: z.enum(["failed", "all"]),
    since: time("The beginning of the window."),
    until: time("Its end."),
    queued: z.int().meta({ description: "Deliveries that it has queued so far." }),
    created_at: time("When it was asked for."),
    finished_at: time("When the whole window was queued.").nullable(),
  })
  .meta({ id: "WebhookRecovery", description: "A window of events that is sent again." });

export type Recovery = z.output<typeof Recovery>;

export const EventTypeRow = z
  .object({
    type: z.enum(eventTypeNames as [string, ...string[]]),
    label: z.string().meta({ maxLength: 100 }),
    resource: z.string().meta({ maxLength: 40 }),
    readable: z.boolean().meta({ description: "Whether the calling key may read events of this type." }),
  })
  .meta({ id: "EventTypeRow" });
