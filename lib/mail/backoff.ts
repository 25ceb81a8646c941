const minute = 60_000;
const hour = 60 * minute;

/** The wait after each failed attempt, in milliseconds. A mail server that is down over a weekend loses nothing. */
const waits = [1 * minute, 5 * minute, 15 * minute, 1 * hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour];

/** How long to wait after the `attempts`-th attempt failed, in milliseconds; null to give up, after about three days. */
export function waitAfter(attempts: number): number | null {
  return waits[attempts - 1] ?? null;
}
