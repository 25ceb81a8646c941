import "server-only";
import { db } from "../db/client";
import { idleLife } from "./session";

/** Deletes links and sessions that let nobody in any more. */
export async function forgetOldPortalAccess(now: Date): Promise<void> {
  await db().portalLink.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { usedAt: { not: null } }] } });
  const idleSince = new Date(now.getTime() - idleLife);
  await db().portalSession.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { seenAt: { lte: idleSince } }] } });
}
