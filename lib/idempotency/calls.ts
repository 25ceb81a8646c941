import "server-only";
import { db } from "../db/client";
import { pointRead } from "../db/point-read";
import { AppError } from "../errors";

/** How long a call is remembered, in milliseconds. */
export const rememberedFor = 86_400_000;
/**
 * How long a call holds its claim without having ended, in milliseconds. Then its process has died: the longest handler,
 * five transactions that each wait 8 and last 15 seconds, is over before.
 */
export const claimFor = 120_000;
/** Looks at a name that comes and goes between two statements, at most. */
const attempts = 5;
/** Rows that one statement deletes: a longer one would keep SQLite's only writer busy. */
const deleteAtOnce = 2_000;

/** A call by who made it, an API key or a visitor, and the name that they gave it. */
export type CallName = Readonly<{ callerId: string; name: string }>;
export type Claim = CallName & Readonly<{ workspaceId: string; fingerprint: string; requestId: string }>;

/** A call that was made before. Times are epoch milliseconds; `status` is null while it runs. */
export type KnownCall = Readonly<{
  fingerprint: string;
  requestId: string;
  startedAt: number;
  expiresAt: number;
  status: number | null;
  answer: string | null;
}>;

const readCall = pointRead<KnownCall>(
  "idempotent-call",
  `SELECT fingerprint, request_id AS "requestId", started_at AS "startedAt", expires_at AS "expiresAt", status, answer
   FROM idempotent_calls WHERE caller_id = ? AND name = ?`,
);

/** The call of that name that is still remembered, or null: one read by primary key. */
export async function findCall({ callerId, name }: CallName, now: number): Promise<KnownCall | null> {
  const known = await readCall(callerId, name);
  return known && known.expiresAt > now ? known : null;
}

/**
 * Takes the name for one request, which only one of many in any number of processes can do.
 * @returns null when it is had, else the call that has it. One whose process died is handed to `settleDead`, which may
 * refuse; else its name is free.
 * @throws AppError `idempotency_in_progress` when others keep taking and freeing it.
 */
export async function claimCall(
  claim: Claim,
  settleDead: (dead: KnownCall) => Promise<void>,
): Promise<KnownCall | null> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const now = new Date();
    const { callerId, name, workspaceId, fingerprint, requestId } = claim;
    const expiresAt = new Date(now.getTime() + rememberedFor);
    const inserted = await db().$executeRaw`
      INSERT INTO idempotent_calls (caller_id, name, workspace_id, fingerprint, request_id, started_at, expires_at)
      VALUES (${callerId}, ${name}, ${workspaceId}, ${fingerprint}, ${requestId}, ${now}, ${expiresAt})
      ON CONFLICT (caller_id, name) DO NOTHING`;
    if (inserted === 1) return null;
    const known = await readCall(callerId, name);
    // It ended without an answer to keep, between the two statements.
    if (!known) continue;
    const expired = known.expiresAt <= now.getTime();
    const dead = known.status === null && known.startedAt + claimFor <= now.getTime();
    if (!expired && !dead) return known;
    if (dead && !expired) await settleDead(known);
    const { count } = await db().idempotentCall.updateMany({
      where: { callerId, name, requestId: known.requestId },
      data: { fingerprint, requestId, startedAt: now, expiresAt, status: null, answer: null },
    });
    if (count === 1) return null;
  }
  throw new AppError("idempotency_in_progress", undefined, { headers: { "Retry-After": "1" } });
}

/** Keeps the answer of a call. Nothing when another request has taken the name over meanwhile. */
export async function keepAnswer(claim: Claim, status: number, answer: string): Promise<void> {
  await db().idempotentCall.updateMany({ where: running(claim), data: { status, answer } });
}

/** Gives the name back: the call may be made again. */
export async function releaseCall(claim: Claim): Promise<void> {
  await db().idempotentCall.deleteMany({ where: running(claim) });
}

function running({ callerId, name, requestId }: Claim) {
  return { callerId, name, requestId, status: null };
}

/** What a request changed, as the audit log has it: written with the change, so a process that died cannot have lost it. */
export async function changesOfRequest(workspaceId: string, requestId: string) {
  return db().auditEvent.findMany({
    where: { workspaceId, requestId },
    orderBy: { sequence: "asc" },
    select: { event: true, targetType: true, targetId: true },
  });
}

/** Forgets calls whose time has come, a few thousand at a time. */
export async function forgetOldAnswers(now: Date): Promise<void> {
  for (;;) {
    const deleted = await db().$executeRaw`
      DELETE FROM idempotent_calls WHERE (caller_id, name) IN
        (SELECT caller_id, name FROM idempotent_calls WHERE expires_at < ${now} ORDER BY expires_at LIMIT ${deleteAtOnce})`;
    if (deleted < deleteAtOnce) return;
  }
}
