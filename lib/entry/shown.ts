import { z } from "zod";

/** An opaque id in an answer. */
export const id = (description: string) => z.string().meta({ description, maxLength: 64 });

/** A time in an answer. */
export const time = (description: string) => z.string().meta({ description, format: "date-time", maxLength: 40 });

/** A time of a row, as the database layer in use gives it. */
export type StoredTime = Date | number;

/** A stored time as answers show it. */
export function iso(stored: StoredTime): string {
  return new Date(stored).toISOString();
}

export function isoOrNull(stored: StoredTime | null): string | null {
  return stored === null ? null : iso(stored);
}
