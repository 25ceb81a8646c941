import { asMember, asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { createWebhook } from "../lib/webhooks/commands/create-webhook";
import { deleteWebhook } from "../lib/webhooks/commands/delete-webhook";
import { rotateSecret } from "../lib/webhooks/commands/rotate-secret";
import { testWebhook } from "../lib/webhooks/commands/test-webhook";
import { NewWebhook, RotateSecret, TestWebhook } from "../lib/webhooks/input";
import { listWebhooks } from "../lib/webhooks/queries/webhooks";
import { WebhookQuery } from "../lib/webhooks/query";
import { mostWebhooks } from "../lib/webhooks/schema";
import { command, workspaceFlag } from "./command";
import { table } from "./output";
import { parseCount } from "./values";

const webhook = { type: "string", value: "ID", required: true, help: "the webhook's id, whk_…" } as const;
const writes = "webhooks:write";

export const list = command({
  summary: "List the webhooks of a workspace",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const ctx = await asSystem(workspace, "webhooks:read");
    const { data } = await listWebhooks(ctx, WebhookQuery.parse({ limit: mostWebhooks }));
    const rows = data.map((one) => [
      ...[one.id, one.enabled ? "enabled" : `disabled (${one.disabled_reason})`, one.url, one.events.join(", ")],
    ]);
    return { json: data, text: table(["ID", "STATUS", "URL", "EVENTS"], rows, "There are no webhooks.") };
  },
});

export const create = command({
  summary: "Create a webhook and print its signing secret, once",
  needsSecret: true,
  flags: {
    workspace: workspaceFlag,
    as: { type: "string", value: "EMAIL", help: "the member whose rights it has; all rights without it" },
    url: { type: "string", value: "URL", required: true, help: "where events are sent: https, a public address" },
    event: {
      type: "string",
      value: "TYPE",
      required: true,
      multiple: true,
      help: "a type such as ticket.created, ticket.* or *",
    },
    description: { type: "string", value: "TEXT", help: "what it is for" },
    thin: { type: "boolean", help: "send ids instead of whole objects" },
  },
  fields: { events: "event" },
  async run({ workspace, as, url, event, description = "", thin }) {
    const given = { url, events: event, description, payload: thin ? "thin" : "full" };
    const ctx = await (as === undefined ? asSystem(workspace, writes) : asMember(workspace, writes, as));
    const made = await createWebhook(ctx, validate(NewWebhook, given));
    return { json: made, text: `Created ${made.id}. Its secret, shown only now:\n${made.secret}` };
  },
});

export const remove = command({
  summary: "Delete a webhook with its log",
  flags: { workspace: workspaceFlag, webhook },
  async run({ workspace, webhook: id }) {
    await deleteWebhook(await asSystem(workspace, writes), id);
    return { json: { id, deleted: true }, text: `Deleted ${id}.` };
  },
});

export const test = command({
  summary: "Send a test to a webhook and say what came of it",
  needsSecret: true,
  flags: {
    workspace: workspaceFlag,
    webhook,
    type: { type: "string", value: "TYPE", help: "send the newest event of this type instead" },
  },
  async run({ workspace, webhook: id, type }) {
    const { delivery } = await testWebhook(await asSystem(workspace, writes), id, validate(TestWebhook, { type }));
    const answer = delivery.response_status === null ? delivery.error : `Status ${delivery.response_status}.`;
    return { json: delivery, text: `${delivery.status} after ${delivery.response_ms} ms. ${answer}` };
  },
});

export const rotate = command({
  summary: "Give a webhook a new signing secret and print it, once",
  needsSecret: true,
  flags: {
    workspace: workspaceFlag,
    webhook,
    "overlap-hours": { type: "string", value: "N", help: "how long the old one also signs; 24 without it" },
  },
  fields: { overlap_hours: "overlap-hours" },
  async run({ workspace, webhook: id, "overlap-hours": hours }) {
    const given = hours === undefined ? {} : { overlap_hours: parseCount(hours, "--overlap-hours") };
    const rotated = await rotateSecret(await asSystem(workspace, writes), id, validate(RotateSecret, given));
    return { json: rotated, text: `The new secret of ${id}, shown only now:\n${rotated.secret}` };
  },
});
