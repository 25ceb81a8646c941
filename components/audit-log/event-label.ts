import { auditEvents } from "@/lib/audit/events";

/** What happened, in words; an event that this version does not know keeps its name. */
export function eventLabel(event: string): string {
  return Object.hasOwn(auditEvents, event) ? auditEvents[event as keyof typeof auditEvents].label : event;
}

const targets: Record<string, string> = { api_key: "API key", article_category: "Category" };

/** `api_key` → "API key", `ticket` → "Ticket". */
export function targetLabel(type: string): string {
  return targets[type] ?? type.charAt(0).toUpperCase() + type.slice(1).replaceAll("_", " ");
}

const actors: Record<string, string> = { user: "Person", api_key: "API key", system: "System", contact: "Contact" };

export function actorLabel(type: string): string {
  return actors[type] ?? type;
}
