import { instantOf, wallAt } from "./zone";

export const intervals = ["hour", "day", "week"] as const;
export type Interval = (typeof intervals)[number];

/** Points of one series, at most. */
export const mostPoints = 400;

const [hour, day] = [3_600_000, 86_400_000];

/** The beginning of the interval that an instant lies in, by the clock of a zone; weeks begin on Monday (ISO 8601). */
export function floorTo(interval: Interval, instant: number, zone: string): number {
  const wall = wallAt(instant, zone);
  // Hours go by whatever the clock does, and zones differ from UTC by quarters of an hour too.
  if (interval === "hour") return instant - (((wall % hour) + hour) % hour);
  const midnight = Math.floor(wall / day) * day;
  return instantOf(interval === "day" ? midnight : midnight - weekday(midnight) * day, zone);
}

/** Days since Monday. */
function weekday(midnight: number): number {
  return (new Date(midnight).getUTCDay() + 6) % 7;
}

/** The beginnings of all intervals from the one that `from` lies in up to `to`; at most one more than `mostPoints`. */
export function beginnings(interval: Interval, from: number, to: number, zone: string): number[] {
  const found: number[] = [];
  let at = floorTo(interval, from, zone);
  while (at < to && found.length <= mostPoints) {
    found.push(at);
    at = next(interval, at, zone);
  }
  return found;
}

function next(interval: Interval, at: number, zone: string): number {
  if (interval === "hour") return at + hour;
  const midnight = Math.floor(wallAt(at, zone) / day) * day;
  return instantOf(midnight + (interval === "day" ? day : 7 * day), zone);
}

/** Which of the intervals an instant lies in, by their beginnings; -1 before the first. */
export function bucketOf(starts: readonly number[], instant: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
