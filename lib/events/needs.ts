import type { Scope } from "../access/scopes";

/**
 * What it takes to read an event: one of the sets of scopes, and of that set all. An event is shown to whoever could have
 * asked the API for what it tells of, and to nobody else.
 */
export const needs = {
  tickets: [["tickets:read"]],
  replies: [["tickets:read"], ["comments:read"]],
  notes: [["comments:read"]],
  uploads: [["attachments:read"]],
  reply_files: [["attachments:read"], ["tickets:read"]],
  note_files: [
    ["attachments:read", "comments:read"],
    ["tickets:read", "comments:read"],
  ],
  contacts: [["contacts:read"]],
  customers: [["customers:read"]],
  articles: [["kb:read"]],
  api_keys: [["*"]],
} as const satisfies Record<string, readonly (readonly Scope[])[]>;

export type Needs = keyof typeof needs;

/** Whether these scopes, as they are in force now, may read an event with that in its column `needs`. */
export function mayRead(needed: string, scopes: ReadonlySet<Scope>): boolean {
  if (!Object.hasOwn(needs, needed)) return false;
  return needs[needed as Needs].some((all) => all.every((scope) => scopes.has(scope)));
}

/** What may be in the column `needs` of an event that these scopes may read. */
export function readable(scopes: ReadonlySet<Scope>): Needs[] {
  return (Object.keys(needs) as Needs[]).filter((name) => mayRead(name, scopes));
}
