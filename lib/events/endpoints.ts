import { endpoint } from "../entry/endpoint";
import { EventQuery } from "./query";
import { EventPage } from "./schema";

export const listEvents = endpoint({
  method: "GET",
  path: "/events",
  id: "listEvents",
  summary: "List events, or wait for them",
  description:
    "What webhooks deliver, for who would rather ask: the same events, in the order in which they happened, for 30 days. " +
    "Only those about what the key may read. `cursor` says where to go on; one that stands for events that are not kept " +
    "any more is 410 `cursor_expired`.",
  tag: "Events",
  scope: "webhooks:read",
  mayNeed: ["tickets:read", "comments:read", "attachments:read", "contacts:read", "customers:read", "kb:read"],
  query: EventQuery,
  returns: EventPage,
});
