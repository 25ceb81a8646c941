const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** The wait after each failed attempt, in milliseconds: ten attempts in about 75 hours. */
export const waits = [
  ...[5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
] as const;

/** No receiver is waited for longer than this because it says so, in milliseconds. */
const longestRetryAfter = 24 * hour;
/** Statuses with which a receiver may say when it is back (RFC 9110, section 10.2.3; RFC 6585 for 429). */
const waitStatuses = new Set([429, 502, 503, 504]);

/**
 * How long to wait after the `failed`-th attempt in a row, in milliseconds, ±20 % so that those that failed together do not
 * come back together; null to give up.
 */
export function waitAfter(failed: number, random: number = Math.random()): number | null {
  const wait = waits[failed - 1];
  return wait === undefined ? null : Math.round(wait * (0.8 + 0.4 * random));
}

/** How long the receiver asks to be left alone, in milliseconds; 0 when it does not, or with another status. */
export function retryAfter(status: number | null, header: string | undefined, now: number): number {
  if (status === null || !waitStatuses.has(status) || header === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) * second : Date.parse(header) - now;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), longestRetryAfter) : 0;
}
