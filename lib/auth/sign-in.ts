import "server-only";
import { db } from "../db/client";
import { log } from "../log";
import { verifyPassword } from "./password";
import { startSession } from "./session";
import { forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

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
  const waitSeconds = await takeSignInAttempt(email, from.ip);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const user = await knownBy(email, password).catch(async (error: unknown) => {
    await returnSignInAttempt(email, from.ip);
    throw error;
  });
  const sessionId = user && (await startSession(user, from));
  if (!user || !sessionId) {
    log().info({ event: "sign_in_failed", ip: from.ip }, "sign-in failed");
    return { ok: false, waitSeconds: 0 };
  }
  await forgetFailedSignIns(email, from.ip);
  return { ok: true, userId: user.id, name: user.name, email: user.email, sessionId };
}

async function knownBy(email: string, password: string) {
  const user = await db().user.findUnique({ where: { email } });
  const matches = await verifyPassword(password, user?.passwordHash ?? null);
  return matches ? user : null;
}
