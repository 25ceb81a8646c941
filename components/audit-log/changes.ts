/** One line of what an event changed: a field with what it was and what it is. */
export type ChangeLine = Readonly<{ field: string; before: string | null; after: string | null }>;

type Values = Readonly<Record<string, unknown>>;

/** The fields of both sides, in the order in which they come, each as text. */
export function changesOf(before: Values, after: Values): ChangeLine[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => ({
    field: fieldLabel(name),
    before: Object.hasOwn(before, name) ? textOf(before[name]) : null,
    after: Object.hasOwn(after, name) ? textOf(after[name]) : null,
  }));
}

/** `allowedIps` and `allowed_ips` → "Allowed ips". */
function fieldLabel(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\bips?\b/gi, (word) =>
    word.length === 3 ? "IPs" : "IP",
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(textOf).join("\n");
  if (typeof value === "object") return JSON.stringify(value, null, 2);
  return String(value) === "" ? "empty" : String(value);
}
