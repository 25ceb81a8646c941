import type { Condition } from "./page-of-rows";

/** Padded to a power of two by repeating the last value, so that few shapes of statements are enough. */
export function padded(values: readonly (string | number)[]): (string | number)[] {
  const size = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length: size }, (_, at) => values[Math.min(at, values.length - 1)] ?? "");
}

export function inList(values: readonly (string | number)[]): string {
  const marks = padded(values).map(() => "?");
  return marks.length === 1 ? "= ?" : `IN (${marks.join(", ")})`;
}

/** That a column has one of these values, of which there is at least one. */
export function among(column: string, values: readonly (string | number)[]): Condition {
  return [`${column} ${inList(values)}`, ...padded(values)];
}
