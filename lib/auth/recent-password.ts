import "server-only";
import { z } from "zod";
import { db } from "../db/client";
import { AppError } from "../errors";
import { checkTypedPassword } from "./typed-password";

/** For how long a typed password stands for the person at the keyboard, in milliseconds. */
export const recentFor = 10 * 60_000;

/** @throws AppError `password_required` when the password was typed too long ago. Signing in counts as typing it. */
export function requireRecentPassword({ passwordAt }: Readonly<{ passwordAt: number }>, now: Date): void {
  // Either way: after the clock jumped back, "in two hours" must not count as recent.
  if (Math.abs(now.getTime() - passwordAt) < recentFor) return;
  throw new AppError("password_required", "Type your password again to do this.");
}

export const ConfirmPassword = z.strictObject({
  password: z.string("Enter your password.").min(1, "Enter your password."),
});

type Person = Readonly<{ id: string; email: string; sessionId: string; clientIp: string; now: Date }>;

/**
 * Notes that the signed-in person has typed their password just now, in this session.
 * @throws AppError `validation_failed` at `/password`, `rate_limited`.
 */
export async function confirmPassword(user: Person, { password }: z.infer<typeof ConfirmPassword>): Promise<void> {
  const stored = await db().user.findUnique({ where: { id: user.id }, select: { passwordHash: true } });
  if (!(await checkTypedPassword(user, password, stored?.passwordHash ?? null))) {
    const detail = "This is not your password.";
    throw new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer: "/password", detail }] });
  }
  // A session that a changed password has ended meanwhile stays ended.
  await db().session.updateMany({
    where: { id: user.sessionId, userId: user.id, endedAt: null },
    data: { passwordAt: user.now },
  });
}
