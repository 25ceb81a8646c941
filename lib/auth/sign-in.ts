import "server-only";
import { db } from "../db/client";
import { log } from "../log";
import { verifyPassword } from "./password";
import { startSession } from "./session";
import { countFailedSignIn, forgetFailedSignIns, signInWait } from "./sign-in-limit";

export type SignInResult =
  | { ok: true; userId: string; name: string; email: string; sessionId: string }
  | { ok: false; waitSeconds: number };

/**
 * Checks a password and starts a session. An unknown address and a wrong password give the same answer after the same
 * time. `waitSeconds` is above 0 when there were too many failures, and then no password was looked at.
 */
export async function signInWithPassword(
  typedEmail: string,
  password: string,
  from: { ip: string; userAgent: string },
): Promise<SignInResult> {
  const email = typedEmail.trim().toLowerCase().slice(0, 254);
  const waitSeconds = await signInWait(email, from.ip);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const user = await db().user.findUnique({ where: { email } });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user || !matches) {
    await countFailedSignIn(email, from.ip);
    log().info({ event: "sign_in_failed", ip: from.ip }, "sign-in failed");
    return { ok: false, waitSeconds: 0 };
  }
  await forgetFailedSignIns(email);
  const sessionId = await startSession(user.id, from);
  return { ok: true, userId: user.id, name: user.name, email: user.email, sessionId };
}
