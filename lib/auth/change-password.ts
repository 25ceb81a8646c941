import "server-only";
import { type Author, appendChanges } from "../audit/record";
import { db } from "../db/client";
import { lockWorkspace, type Tx, transaction } from "../db/transaction";
import { AppError } from "../errors";
import type { ChangePassword } from "./new-password";
import { hashPassword } from "./password";
import { checkPassword } from "./password-rules";
import { checkTypedPassword } from "./typed-password";

type Person = Readonly<{ id: string; name: string; email: string; sessionId: string }>;

/**
 * Gives the signed-in person another password, ends all their other sessions, and tells every workspace's audit log.
 * @throws AppError `validation_failed`, `rate_limited`, `conflict` (changed elsewhere at the same moment).
 */
export async function changePassword(
  user: Person & Omit<Author, "actor">,
  { current, next }: ChangePassword,
): Promise<void> {
  const verdict = checkPassword(next, user);
  if (!verdict.ok) throw wrong("next", verdict.message);
  const old = await db().user.findUnique({ where: { id: user.id }, select: { passwordHash: true } });
  if (!(await checkTypedPassword(user, current, old?.passwordHash ?? null))) {
    throw wrong("current", "This is not your current password.");
  }
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
