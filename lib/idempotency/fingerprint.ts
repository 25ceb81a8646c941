import { hash } from "node:crypto";

/**
 * A digest of what was asked for, to tell a repetition from another request. The order of a body's members does not
 * matter, nor whether it came as JSON or as a form with the same values.
 */
export function fingerprintOf(asked: unknown): string {
  return hash("sha256", canonical(asked), "hex");
}

function canonical(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${hash("sha256", value, "hex")}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "absent";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
