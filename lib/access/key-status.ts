export type KeyStatus = "active" | "disabled" | "expired" | "revoked";

/** Milliseconds since the epoch, or Dates: what a row holds depends on which reader fetched it. */
type Moment = number | Date;
type KeyTimes = { revokedAt: Moment | null; expiresAt: Moment | null; disabledAt: Moment | null };

/**
 * The one answer to "does this key live?". Revoked and expired are final and win over disabled. A key is expired from
 * the very millisecond of its expiry on.
 */
export function keyStatus(key: KeyTimes, now: Moment): KeyStatus {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt !== null && Number(key.expiresAt) <= Number(now)) return "expired";
  if (key.disabledAt !== null) return "disabled";
  return "active";
}

/** The same as a filter for the database: keys that are neither revoked nor expired. */
export function liveKeys(now: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

export function isLive(status: KeyStatus): boolean {
  return status === "active" || status === "disabled";
}
