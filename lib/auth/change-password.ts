import "server-only";
import { type Author, appendChanges } from "../audit/record";
import { db } from "../db/client";
import { lockWorkspace, type Tx, transaction } from "../db/transaction";
import { AppError } from "../errors";
import type { ChangePassword } from "./new-password";
import { hashPassword, verifyPassword } from "./password";
import { checkPassword } from "./password-rules";
import { forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

type Person = Readonly<{ id: string; name: string; email: string; sessionId: string }>;

/**
 * Gives the signed-in person another password, ends all their other sessions, and tells every workspace's audit log.
 * Guesses at the current password count like failed sign-ins: somebody may sit at an unlocked screen.
 * @throws AppError `validation_failed`, `rate_limited`, `conflict` (changed elsewhere at the same moment).
 */
export async function changePassword(
  user: Person & Omit<Author, "actor">,
  { current, next }: ChangePassword,
): Promise<void> {
  const verdict = checkPassword(next, user);
  if (!verdict.ok) throw wrong("next", verdict.message);
  const old = await db().user.findUnique({ where: { id: user.id }, select: { passwordHash: true } });
  await checkCurrent(user, current, old?.passwordHash ?? null);
  if (current === next) throw wrong("next", "Choose another password than the current one.");
  const passwordHash = await hashPassword(next);
  await transaction(async (tx) => {
    const changed = await tx.user.updateMany({
      where: { id: user.id, passwordHash: old?.passwordHash ?? "" },
      data: { passwordHash, passwordChangedAt: user.now },
    });
    if (changed.count === 0) throw new AppError("conflict", "The password was changed elsewhere in the meantime.");
    await tx.session.updateMany({
      where: { userId: user.id, endedAt: null, NOT: { id: user.sessionId } },
      data: { endedAt: user.now },
    });
    await tx.session.updateMany({ where: { id: user.sessionId }, data: { passwordAt: user.now } });
    await recordEverywhere(tx, user);
  });
}

async function checkCurrent(user: Person & { clientIp: string }, current: string, hash: string | null): Promise<void> {
  const wait = await takeSignInAttempt(user.email, user.clientIp);
  if (wait > 0) {
    throw new AppError("rate_limited", `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      headers: { "Retry-After": String(wait) },
    });
  }
  const matches = await verifyPassword(current, hash).catch(async (error: unknown) => {
    await returnSignInAttempt(user.email, user.clientIp);
    throw error;
  });
  if (!matches) throw wrong("current", "This is not your current password.");
  await forgetFailedSignIns(user.email, user.clientIp);
}

async function recordEverywhere(tx: Tx, user: Person & Omit<Author, "actor">): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId: user.id },
    select: { workspaceId: true },
    // Locks taken in one order cannot wait for each other in a circle.
    orderBy: { workspaceId: "asc" },
  });
  const { id, name, requestId, clientIp, now } = user;
  const author = { actor: { type: "user", id, name } as const, requestId, clientIp, now };
  for (const { workspaceId } of memberships) {
    const { auditSequence: sequence, auditHash: hash } = await lockWorkspace(tx, workspaceId);
    await appendChanges(tx, workspaceId, { sequence, hash }, author, [
      { event: "member.password_changed", target: { id, name } },
    ]);
  }
}

function wrong(field: "current" | "next", detail: string): AppError {
  return new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer: `/${field}`, detail }] });
}
