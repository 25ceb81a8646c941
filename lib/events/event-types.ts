import type { Needs } from "./needs";

/** What events tell of: what the heading over its types says, and where the API has it. */
export const eventResources = {
  ticket: { label: "Tickets", path: "/tickets" },
  comment: { label: "Comments", path: "/comments" },
  attachment: { label: "Attachments", path: "/attachments" },
  contact: { label: "Contacts", path: "/contacts" },
  customer: { label: "Customers", path: "/customers" },
  article: { label: "Knowledge base", path: "/kb/articles" },
  api_key: { label: "API keys", path: "" },
} as const satisfies Record<string, { label: string; path: string }>;

export type EventResource = keyof typeof eventResources;

type Row = { label: string; resource: EventResource; needs: readonly [Needs, ...Needs[]] };

/**
 * THE table of what the API tells of: event type → label, what it is about, and what it may take to read it (the first
 * unless the event says another). The pickers, the documents, the filters and the tests are loops over it.
 */
export const eventTypes = {
  "ticket.created": { label: "Ticket created", resource: "ticket", needs: ["tickets"] },
  "ticket.updated": { label: "Ticket changed in any way", resource: "ticket", needs: ["tickets"] },
  "ticket.status_changed": { label: "Status changed", resource: "ticket", needs: ["tickets"] },
  "ticket.assigned": { label: "Assignee or team changed", resource: "ticket", needs: ["tickets"] },
  "ticket.closed": { label: "Ticket closed", resource: "ticket", needs: ["tickets"] },
  "ticket.reopened": { label: "Ticket reopened", resource: "ticket", needs: ["tickets"] },
  "ticket.deleted": { label: "Ticket deleted", resource: "ticket", needs: ["tickets"] },
  "ticket.restored": { label: "Ticket restored", resource: "ticket", needs: ["tickets"] },
  "comment.created": { label: "Reply or internal note added", resource: "comment", needs: ["replies", "notes"] },
  "comment.updated": { label: "Reply or internal note edited", resource: "comment", needs: ["replies", "notes"] },
  "comment.deleted": { label: "Reply or internal note deleted", resource: "comment", needs: ["replies", "notes"] },
  "attachment.created": {
    label: "File uploaded or sent along",
    resource: "attachment",
    needs: ["uploads", "reply_files", "note_files"],
  },
  "contact.created": { label: "Contact created", resource: "contact", needs: ["contacts"] },
  "contact.updated": { label: "Contact changed", resource: "contact", needs: ["contacts"] },
  "contact.deleted": { label: "Contact deleted", resource: "contact", needs: ["contacts"] },
  "customer.created": { label: "Customer created", resource: "customer", needs: ["customers"] },
  "customer.updated": { label: "Customer changed", resource: "customer", needs: ["customers"] },
  "customer.deleted": { label: "Customer deleted", resource: "customer", needs: ["customers"] },
  "kb.article.published": { label: "Article published", resource: "article", needs: ["articles"] },
  "kb.article.updated": { label: "Article changed", resource: "article", needs: ["articles"] },
  "kb.article.unpublished": {
    label: "Article taken back or deleted",
    resource: "article",
    needs: ["articles"],
  },
  "api_key.created": { label: "API key created", resource: "api_key", needs: ["api_keys"] },
  "api_key.replaced": { label: "API key's replacement created", resource: "api_key", needs: ["api_keys"] },
  "api_key.revoked": { label: "API key revoked or deleted", resource: "api_key", needs: ["api_keys"] },
  "api_key.expiring": { label: "API key about to expire", resource: "api_key", needs: ["api_keys"] },
  "api_key.expired": { label: "API key expired", resource: "api_key", needs: ["api_keys"] },
  "api_key.exposed": {
    label: "API key seen where it should not be",
    resource: "api_key",
    needs: ["api_keys"],
  },
} as const satisfies Record<string, Row>;

export type EventType = keyof typeof eventTypes;
export const eventTypeNames = Object.keys(eventTypes) as EventType[];

/** `kb.article.*` of `kb.article.published`. */
export function wildcardOf(type: EventType): string {
  return `${type.slice(0, type.lastIndexOf("."))}.*`;
}

/** What stands for several types: `*`, and `ticket.*` for each beginning of their names. */
export const eventWildcards: readonly string[] = ["*", ...new Set(eventTypeNames.map(wildcardOf)), "kb.*"];

/** Whether it names a type or several: what `type` and the events of a webhook may hold. */
export function isEventPattern(text: string): boolean {
  return Object.hasOwn(eventTypes, text) || eventWildcards.includes(text);
}

/** Whether one of the patterns stands for the type. */
export function matchesType(patterns: readonly string[], type: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === "*" || pattern === type || (pattern.endsWith(".*") && type.startsWith(pattern.slice(0, -1))),
  );
}

/** The types that the patterns stand for. */
export function typesOf(patterns: readonly string[]): EventType[] {
  return eventTypeNames.filter((type) => matchesType(patterns, type));
}
