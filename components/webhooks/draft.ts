import { entriesOf } from "@/components/forms/entries-of";
import { matchesType } from "@/lib/events/event-types";
import { maskedValue } from "@/lib/webhooks/header-rules";
import type { Payload, Webhook } from "@/lib/webhooks/schema";

/** What the form holds: texts as they were typed. */
export type Draft = Readonly<{
  url: string;
  description: string;
  events: readonly string[];
  payload: Payload;
  tags: string;
  priorities: readonly string[];
  teams: readonly string[];
  /** A header on each line, `Name: value`. */
  headers: string;
}>;

export const emptyDraft: Draft = {
  url: "",
  description: "",
  events: ["ticket.*"],
  payload: "full",
  tags: "",
  priorities: [],
  teams: [],
  headers: "",
};

export function draftOf(webhook: Webhook): Draft {
  const { url, description, events, payload, filters, headers } = webhook;
  return {
    ...{ url, description, events, payload },
    tags: filters.tag.join(", "),
    priorities: filters.priority,
    teams: filters.team_id,
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n"),
  };
}

/** What a new webhook is made of. */
export function inputOf(draft: Draft) {
  return { ...fieldsOf(draft), headers: headersOf(draft.headers) };
}

/** What changes a webhook: headers that are still masked stay, those whose line is gone go. */
export function patchOf(draft: Draft, before: Webhook) {
  const given = headersOf(draft.headers);
  const gone = Object.keys(before.headers).filter((name) => !(name in given));
  const changed = Object.entries(given).filter(([, value]) => value !== maskedValue);
  const headers: Record<string, string | null> = Object.fromEntries(changed);
  for (const name of gone) headers[name] = null;
  return { ...fieldsOf(draft), ...(Object.keys(headers).length > 0 ? { headers } : {}) };
}

function fieldsOf({ url, description, events, payload, tags, priorities, teams }: Draft) {
  const filters = { tag: entriesOf(tags, /,/), priority: [...priorities] as Priority[], team_id: [...teams] };
  return { url: url.trim(), description, events: [...events], payload, filters };
}

type Priority = "low" | "normal" | "high" | "urgent";

/** A line without a colon is a name without a value, which the server names. */
function headersOf(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return colon === -1 ? [line.trim(), ""] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

/** Ticks a pattern or takes it away; one that a wider pattern includes by now is dropped. */
export function toggled(events: readonly string[], pattern: string, on: boolean): string[] {
  if (!on) return events.filter((each) => each !== pattern);
  return [...events.filter((each) => each === "*" || !includes(pattern, each)), pattern];
}

/** The chosen pattern that brings this one along; null when none does. */
export function includedIn(events: readonly string[], pattern: string): string | null {
  return events.find((each) => each !== pattern && includes(each, pattern)) ?? null;
}

function includes(wide: string, narrow: string): boolean {
  if (wide === narrow) return false;
  return wide === "*" || (wide.endsWith(".*") && matchesType([wide], narrow.replace(/\*$/, "x")));
}
