import { publicIdOf, rowIdOf } from "../lib/access/key-format";
import { UsageError } from "./command";

const hoursIn: Record<string, number> = { s: 1 / 3600, m: 1 / 60, h: 1, d: 24, w: 168 };

/** `72h`, `30d`, also s, m and w, as hours. @throws UsageError */
export function parseHours(text: string, flag: string): number {
  const [, count, unit = ""] = /^(\d{1,9})([smhdw])$/.exec(text) ?? [];
  const hours = hoursIn[unit];
  if (count === undefined || hours === undefined) throw new UsageError(`${flag} must look like 72h or 30d.`);
  return Number(count) * hours;
}

/** @throws UsageError for anything but digits. */
export function parseCount(text: string, flag: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`${flag} must be a whole number.`);
  return Number(text);
}

/** A date or a moment of ISO 8601. @throws UsageError */
export function parseMoment(text: string, flag: string): Date {
  const at = new Date(/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime())) throw new UsageError(`${flag} must look like 2026-12-31 or 2026-12-31T18:00:00Z.`);
  return at;
}

/** A list of a repeatable flag, emptied by its `--no-…` flag; undefined when neither was given. @throws UsageError */
export function listFlag(given: readonly string[], none: boolean, name: string): readonly string[] | undefined {
  if (given.length > 0 && none) throw new UsageError(`Say --${name} or --no-${name}, not both.`);
  return given.length > 0 ? given : none ? [] : undefined;
}

/**
 * The row id of what names a key: `key_…`, `lk_live_` and the id, or a whole key. It is not repeated when it is wrong,
 * since most of a key may be a key.
 * @throws UsageError
 */
export function parseKeyRef(text: string): string {
  const typed = text.trim();
  const id = publicIdOf(typed) ?? /^(?:key_|lk_live_)([0-9A-Za-z]{10})$/.exec(typed)?.[1];
  if (id) return rowIdOf(id);
  throw new UsageError("--key must be the id of a key (key_…), its prefix (lk_live_…) or the whole key.");
}
