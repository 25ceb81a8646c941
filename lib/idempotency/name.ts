import { hash } from "node:crypto";

/** Characters of an Idempotency-Key, at most. */
export const longestName = 255;

const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/;
const bare = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * What an Idempotency-Key header says: a structured field's string (`"8e03…"`, as the IETF draft has it) or the bare
 * characters (as most clients send it). Both spellings of one key are the same. Null when it is neither.
 */
export function nameOf(header: string): string | null {
  const text = header.trim();
  const inner = quoted.exec(text)?.[1]?.replace(/\\(.)/g, "$1");
  const name = inner ?? (text.startsWith('"') ? "" : text);
  return name.length <= longestName && bare.test(name) ? name : null;
}

/** How a name is stored: callers put anything into it, and some put secrets. */
export function digestOfName(name: string): string {
  return hash("sha256", name, "hex");
}
