import { choices, type JsonSchema, resolve, type Schemas } from "./schema";

/** What the ids of each kind begin with. */
const prefixes: Record<string, string> = {
  Ticket: "tkt",
  PortalTicket: "tkt",
  PortalThread: "tkt",
  PortalReply: "cmt",
  PortalFile: "att",
  Comment: "cmt",
  Contact: "con",
  ContactSummary: "con",
  Customer: "cus",
  User: "usr",
  Team: "team",
  Attachment: "att",
  Article: "art",
  TicketEvent: "aud",
  Event: "evt",
  Webhook: "whk",
  WebhookWithSecret: "whk",
  WebhookDelivery: "dlv",
  WebhookDeliveryWithAttempts: "dlv",
  WebhookRecovery: "rcv",
  webhook_id: "whk",
  event_id: "evt",
  ticket_id: "tkt",
  requester_id: "con",
  customer_id: "cus",
  assignee_id: "usr",
  team_id: "team",
  key_id: "key",
};

/** Values that read well, by the name of the field. */
const byName: Record<string, unknown> = {
  number: 1042,
  subject: "The invoice of October is missing",
  body: "I cannot find it in my account. Could you send it again?",
  body_text: "I cannot find it in my account. Could you send it again?",
  body_html: "<p>I cannot find it in my account. Could you send it again?</p>",
  email: "ada@example.com",
  name: "Ada Lovelace",
  phone: "+41 44 668 18 00",
  tags: ["billing"],
  domains: ["engines.example"],
  locale: "en",
  timezone: "Europe/Zurich",
  q: "invoice",
  comments_count: 1,
  version: 1,
  limit: 25,
  web_url: "https://latchkey.example/acme/support/tickets/1042",
};

/** An id as the reference writes it. */
export const exampleId = (prefix: string) => `${prefix}_01K9Z6T4V0`;

/**
 * A value that fits the schema: the schema's own example, or one made from the names of its fields. Members that may be
 * absent are.
 */
export function exampleOf(schema: JsonSchema, schemas: Schemas, name = "", owner = ""): unknown {
  const resolved = resolve(schema, schemas);
  if (resolved.examples && resolved.examples.length > 0) return resolved.examples[0];
  const { others, nullable } = choices(resolved);
  const [chosen = resolved] = others;
  if (chosen !== resolved && nullable && !(name in byName)) return null;
  const inner = resolve(chosen, schemas);
  if (inner.properties) return exampleObject(inner, schemas);
  return exampleValue(inner, schemas, name, owner);
}

function exampleObject(schema: JsonSchema & { name?: string }, schemas: Schemas): object {
  const { properties = {}, required = [] } = schema;
  const shown = Object.entries(properties).filter(([key]) => required.includes(key));
  return Object.fromEntries(shown.map(([key, member]) => [key, exampleOf(member, schemas, key, schema.name)]));
}

function exampleValue(schema: JsonSchema, schemas: Schemas, name: string, owner: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return name === "priority" ? "normal" : schema.enum[0];
  if (schema.format === "date-time") return "2026-11-21T10:29:26.199Z";
  const prefix = prefixes[name === "id" ? owner : name];
  if (prefix) return exampleId(prefix);
  if (name in byName) return byName[name];
  if (schema.type === "array") return schema.items ? [exampleOf(schema.items, schemas, "", owner)] : [];
  if (schema.type === "object") return {};
  if (schema.type === "integer" || schema.type === "number") return Math.max(schema.minimum ?? 0, 0);
  if (schema.type === "boolean") return false;
  return "…";
}
