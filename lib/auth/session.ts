import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { db } from "../db/client";
import { joinLatestTime, timeOfExpiries } from "../db/latest-time";
import { pointRead } from "../db/point-read";
import { transaction } from "../db/transaction";

const hour = 3_600_000;

/** A session ends 12 hours after it was last seen and 7 days after sign-in, whichever comes first. */
export const idleLife = 12 * hour;
export const absoluteLife = 7 * 24 * hour;
/** How exactly "last seen" is kept, in milliseconds: not every request needs a write. */
const seenEvery = 5 * 60_000;

export type SignedIn = Readonly<{
  /** Of the row: a digest, with which nobody can sign in. */
  sessionId: string;
  user: Readonly<{ id: string; name: string; email: string }>;
  /** When the password was last typed, in epoch milliseconds. */
  passwordAt: number;
  /** When it ends if nothing more is heard of it, in epoch milliseconds. */
  endsAt: number;
}>;

type SessionRow = {
  user_id: string;
  name: string;
  email: string;
  seen_at: number;
  expires_at: number;
  ended_at: number | null;
  password_at: number;
  latest_at: number | null;
};

const readSession = pointRead<SessionRow>(
  "session",
  `SELECT s.user_id, u.name, u.email, s.seen_at, s.expires_at, s.ended_at, s.password_at, clock.latest_at
   FROM sessions s JOIN users u ON u.id = s.user_id ${joinLatestTime} WHERE s.id = ?`,
);

/** The id of the row that belongs to a token. Who reads the table, or a backup of it, can sign in as nobody. */
export function sessionIdOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Starts a session for who knows the password behind this hash, and returns its token. Returns null when the password
 * has been changed meanwhile: the change ends every session that there is, and one that an old password opens must not
 * come after it.
 */
export async function startSession(
  { id: userId, passwordHash }: Readonly<{ id: string; passwordHash: string }>,
  from: { ip: string; userAgent: string },
  now = new Date(),
): Promise<string | null> {
  const token = randomBytes(32).toString("base64url");
  const data = {
    id: sessionIdOf(token),
    userId,
    createdAt: now,
    seenAt: now,
    passwordAt: now,
    expiresAt: new Date(now.getTime() + absoluteLife),
    ip: from.ip,
    userAgent: from.userAgent.slice(0, 300),
  };
  return transaction(async (tx) => {
    // Holds the person's row until the session is there: a change waits for it and ends it, or has been seen here.
    const { count } = await tx.user.updateMany({ where: { id: userId, passwordHash }, data: { passwordHash } });
    if (count === 0) return null;
    await tx.session.create({ data });
    return token;
  });
}

/** The session behind a token, if it still lives. Asked on every request: a token alone proves nothing. */
export async function findSession(token: string, now = Date.now()): Promise<SignedIn | null> {
  const id = sessionIdOf(token);
  const row = await readSession(id);
  if (!row || row.ended_at !== null) return null;
  const latest = timeOfExpiries(now, row);
  if (row.expires_at <= latest || row.seen_at + idleLife <= latest) return null;
  if (row.seen_at + seenEvery <= now) {
    await db().session.updateMany({ where: { id, endedAt: null }, data: { seenAt: new Date(now) } });
  }
  return {
    sessionId: id,
    user: { id: row.user_id, name: row.name, email: row.email },
    passwordAt: row.password_at,
    endsAt: Math.min(row.expires_at, now + idleLife),
  };
}

export async function endSession(token: string, now = new Date()): Promise<void> {
  await db().session.updateMany({ where: { id: sessionIdOf(token), endedAt: null }, data: { endedAt: now } });
}
