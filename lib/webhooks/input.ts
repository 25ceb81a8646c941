import { z } from "zod";
import { formBoolean, formInteger, line, moment, oneOf } from "../entry/fields";
import { isEventPattern } from "../events/event-types";
import { longestName, longestValue, mistakeInName, mistakeInValue, mostHeaders } from "./header-rules";
import { mostOverlapHours, payloads, usualOverlapHours } from "./schema";

const Pattern = line(64).refine(isEventPattern, "is no type of event; GET /webhooks/event-types lists them");

/** Sorted and each once, so that equal sets are equal texts. */
const Events = z
  .array(Pattern, { error: "must be a list of types of events, such as ticket.*" })
  .min(1, "must name at least one type of event")
  .max(50, "must have at most 50 entries")
  .transform((patterns) => [...new Set(patterns)].sort())
  .meta({ description: "Types, and wildcards such as `ticket.*`. `*` is everything that the rights allow." });

const list = (item: z.ZodType<string>, most: number) =>
  z
    .array(item, { error: "must be a list" })
    .max(most, `must have at most ${most} entries`)
    .transform((values) => [...new Set(values)].sort());

const filters = {
  team_id: list(line(64), 50).optional(),
  tag: list(line(64), 50).optional(),
  priority: list(oneOf(["low", "normal", "high", "urgent"]), 4).optional(),
};

const FilterInput = z
  .strictObject(filters)
  .meta({ description: "Narrows down events about tickets and what hangs on them." });

const HeaderName = line(longestName).check(({ value, issues }) => {
  const message = mistakeInName(value);
  if (message) issues.push({ code: "custom", input: value, message });
});
const HeaderValue = line(longestValue).check(({ value, issues }) => {
  const message = mistakeInValue(value);
  if (message) issues.push({ code: "custom", input: value, message });
});

function headers<Value extends z.ZodType>(value: Value) {
  return z
    .record(HeaderName, value, {
      error: (issue) => (issue.code === "invalid_key" ? "has a name that cannot be sent" : "must be an object"),
    })
    .refine((given) => Object.keys(given).length <= mostHeaders, `must have at most ${mostHeaders} entries`)
    .meta({ description: "Sent with every delivery.", maxProperties: mostHeaders });
}

const Url = line(2_000).meta({ description: "https, and a public address.", format: "uri" });

export const NewWebhook = z
  .strictObject({
    url: Url,
    events: Events,
    description: line(200, 0).default(""),
    payload: oneOf(payloads).default("full").meta({ description: "`thin` sends ids instead of whole objects." }),
    filters: FilterInput.optional(),
    enabled: formBoolean.default(true),
    headers: headers(HeaderValue).optional(),
  })
  .meta({ id: "NewWebhook" });

export type NewWebhook = z.output<typeof NewWebhook>;

/** A JSON Merge Patch (RFC 7396), plus `if_version`. */
export const WebhookPatch = z
  .strictObject({
    url: Url.optional(),
    events: Events.optional(),
    description: line(200, 0).optional(),
    payload: oneOf(payloads).optional(),
    filters: FilterInput.nullable().optional(),
    enabled: formBoolean.optional(),
    headers: headers(HeaderValue.nullable())
      .nullable()
      .optional()
      .meta({ description: "Those that are named; `null` takes one away." }),
    if_version: formInteger(1)
      .optional()
      .meta({ description: "Refuses the change (412) when the webhook has another version by now." }),
  })
  .meta({ id: "WebhookPatch" });

export type WebhookPatch = z.output<typeof WebhookPatch>;

export const RotateSecret = z
  .strictObject({
    overlap_hours: formInteger(0, mostOverlapHours)
      .default(usualOverlapHours)
      .meta({ description: "For how long the secret before also signs. 0 ends it at once." }),
  })
  .meta({ id: "RotateSecret" });

export type RotateSecret = z.output<typeof RotateSecret>;

export const TestWebhook = z
  .strictObject({
    type: line(64)
      .optional()
      .meta({ description: "Sends the newest event of this type under a new id, instead of `webhook.test`." }),
  })
  .meta({ id: "TestWebhook" });

export type TestWebhook = z.output<typeof TestWebhook>;

export const RecoverWindow = z
  .strictObject({
    since: moment,
    until: moment.optional().meta({ description: "Now when left out." }),
    only: oneOf(["failed", "all"]).default("failed").meta({
      description: "`failed` leaves out what was delivered; what happened while it was disabled is sent too.",
    }),
  })
  .refine(({ since, until }) => until === undefined || since < until, {
    path: ["until"],
    error: "must be later than since",
  })
  .meta({ id: "RecoverWindow" });

export type RecoverWindow = z.output<typeof RecoverWindow>;
