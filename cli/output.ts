/** Numbers for people: `1,234`. */
export const number = new Intl.NumberFormat("en-US");

/** Member names as the API spells them: `expiresAt` → `expires_at`. Dates become ISO 8601 in UTC. */
export function snakeCase(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(snakeCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeCase(member),
    ]),
  );
}

/** Columns padded to their widest cell, below their headings; `empty` when there is no row. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const widths = headings.map((heading, at) => Math.max(...[heading, ...rows.map((row) => row[at] ?? "")].map(width)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd();
  return [line(headings), ...rows.map(line)].join("\n");
}

function width(text: string): number {
  return [...text].length;
}

/** A point in time for people: `2026-11-24 10:00 UTC`, or a dash. */
export function when(at: Date | string | null): string {
  return at === null ? "–" : `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
