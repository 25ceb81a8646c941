import "server-only";
import { randomBytes } from "node:crypto";
import { db, type Tx } from "../db/client";
import { pointRead } from "../db/point-read";
import { digestOf } from "./create-link";

const hour = 3_600_000;

/** A session ends 12 hours after it was last seen and 7 days after it began, whichever comes first. */
export const idleLife = 12 * hour;
export const absoluteLife = 7 * 24 * hour;
/** How exactly "last seen" is kept, in milliseconds: not every request needs a write. */
const seenEvery = 5 * 60_000;

/** What a session's token begins with: whoever sends it where a key belongs is told that it is none. */
export const sessionPrefix = "lkp_";

export type NewSession = Readonly<{ token: string; expiresAt: Date }>;

/** A contact who came in, as every request finds them anew. */
export type PortalVisit = Readonly<{
  contact: Readonly<{ id: string; name: string; email: string | null }>;
  workspace: Readonly<{ id: string; slug: string; name: string }>;
  /** When it ends if nothing more is heard of it, in epoch milliseconds. */
  endsAt: number;
}>;

type Row = {
  contact_id: string;
  contact_name: string;
  email: string | null;
  workspace_id: string;
  slug: string;
  workspace_name: string;
  seen_at: number;
  expires_at: number;
};

/** A contact who was deleted and a portal that was closed let nobody in, from the next request on. */
const readSession = pointRead<Row>(
  "portal-session",
  `SELECT s.contact_id, c.name AS contact_name, c.email, s.workspace_id, w.slug, w.name AS workspace_name,
          s.seen_at, s.expires_at
   FROM portal_sessions s
   JOIN contacts c ON c.id = s.contact_id AND c.deleted_at IS NULL
   JOIN portals p ON p.workspace_id = s.workspace_id AND p.is_open
   JOIN workspaces w ON w.id = s.workspace_id
   WHERE s.id = ?`,
);

type Whose = Readonly<{ workspaceId: string; contactId: string }>;

/** Starts a session; its token is stored as a digest alone. */
export async function newSession(tx: Tx, whose: Whose, now: Date): Promise<NewSession> {
  const token = sessionPrefix + randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + absoluteLife);
  await tx.portalSession.create({ data: { id: digestOf(token), ...whose, createdAt: now, seenAt: now, expiresAt } });
  return { token, expiresAt };
}

/** Who is behind a token, if its session still lives. */
export async function findPortalVisit(token: string, now = Date.now()): Promise<PortalVisit | null> {
  if (!token.startsWith(sessionPrefix)) return null;
  const id = digestOf(token);
  const row = await readSession(id);
  if (!row || row.expires_at <= now || row.seen_at + idleLife <= now) return null;
  if (row.seen_at + seenEvery <= now) {
    await db().portalSession.updateMany({ where: { id }, data: { seenAt: new Date(now) } });
  }
  return {
    contact: { id: row.contact_id, name: row.contact_name, email: row.email },
    workspace: { id: row.workspace_id, slug: row.slug, name: row.workspace_name },
    endsAt: Math.min(row.expires_at, now + idleLife),
  };
}

export async function endPortalSession(token: string): Promise<void> {
  await db().portalSession.deleteMany({ where: { id: digestOf(token) } });
}

/** Ends what lets in a contact, or everybody of a workspace: sessions, and links that were not used yet. */
export async function shutOut(tx: Tx, whose: Readonly<{ workspaceId: string; contactId?: string }>): Promise<void> {
  await tx.portalSession.deleteMany({ where: { ...whose } });
  await tx.portalLink.deleteMany({ where: { ...whose } });
}
