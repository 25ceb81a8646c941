import "server-only";

/** The keys that are neither revoked nor expired. Every change of a key is confined to these, in the write itself. */
export function live(now: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
