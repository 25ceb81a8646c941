import type { z } from "zod";
import { type EventResource, type EventType, eventTypeNames, eventTypes } from "../events/event-types";
import { Event } from "../events/schema";
import type { SchemaCollector } from "./schemas";

type Json = Record<string, unknown>;

/** What `data.object` is, for each kind of thing that events tell of. */
export type EventObjects = Readonly<Record<EventResource, z.ZodType>>;

/** The `webhooks` of the document (OpenAPI 3.1): the request that each type of event sends to those who want it. */
export function webhooksOf(objects: EventObjects, schemas: SchemaCollector): Json {
  schemas.components.EventIds = eventIds;
  return Object.fromEntries(eventTypeNames.map((type) => [type, { post: operation(type, objects, schemas) }]));
}

function operation(type: EventType, objects: EventObjects, schemas: SchemaCollector): Json {
  const { label, resource } = eventTypes[type];
  const object = { anyOf: [schemas.schema(objects[resource], "output"), { $ref: "#/components/schemas/EventIds" }] };
  const data = { type: "object", properties: { object } };
  const schema = {
    allOf: [
      schemas.schema(Event, "output"),
      { type: "object", properties: { type: { type: "string", enum: [type] }, data } },
    ],
  };
  return {
    operationId: `on${type
      .split(/[._]/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("")}`,
    summary: label,
    description: `Sent to every webhook that wants \`${type}\` and may read it. The same is listed at \`/events\`.`,
    tags: ["Events"],
    // Nobody sends a key to a receiver: the signature says where it comes from.
    security: [],
    parameters: headers,
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: {
      "2XX": { description: "Received. What the body says is not read." },
      410: { description: "Not wanted any more: the webhook is disabled." },
      default: { description: "Not received: sent again later." },
    },
  };
}

const eventIds: Json = {
  type: "object",
  description:
    "What is left of the object where the webhook asks for ids only, where it was too large, or where it has been erased: its id and those of its neighbours.",
  required: ["id"],
  properties: { id: { type: "string", maxLength: 64 } },
  additionalProperties: { type: ["string", "null"], maxLength: 255 },
};

const header = (name: string, description: string, example: string): Json => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string", maxLength: 2_000 },
  example,
});

/** As Standard Webhooks 1.0.0 names them. */
const headers = [
  header("webhook-id", "The event's id: the same when it is sent again.", "evt_01K9Z6T4V0"),
  header("webhook-timestamp", "When this attempt was made, in epoch seconds.", "1795000000"),
  header("webhook-signature", "HMAC-SHA-256 over id, timestamp and body, for each secret that is in force.", "v1,g0h…"),
];
