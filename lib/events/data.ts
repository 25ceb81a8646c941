import type { Told } from "./told";

/** What of an event is about its resource, as it is stored and sent. */
export type EventData = Readonly<{
  object: Readonly<Record<string, unknown>>;
  previous: Readonly<Record<string, unknown>>;
  url: string;
  /** Only when something was left out: there is more at `url`. */
  truncated?: true;
}>;

/** Bytes of a whole event at most; receivers are promised 20 KB, and the rest of an envelope is less than one. */
const mostBytes = 20_480 - 1_024;

/** The text to store. What is too large is cut to ids. */
export function storedData({ object, previous = {} }: Told): string {
  const text = JSON.stringify({ object, previous });
  if (Buffer.byteLength(text) <= mostBytes) return text;
  return JSON.stringify({ object: idsOf(object), previous: {}, truncated: true });
}

/** What names a thing and its neighbours, and nothing that it says. */
export function idsOf(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name === "id" || name.endsWith("_id")));
}
