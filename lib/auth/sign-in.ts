import "server-only";
import { db } from "../db/client";
import { log } from "../log";
import { isKnownAddress } from "./known-address";
import { verifyPassword } from "./password";
import { startSession } from "./session";
import { forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

export type SignInResult =
  | { ok: true; userId: string; name: string; email: string; sessionToken: string }
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
  const known = await db().user.findUnique({ where: { email } });
  const attempt = { email, ip: from.ip, known: known !== null && (await isKnownAddress(known.id, from.ip)) };
  const waitSeconds = await takeSignInAttempt(attempt);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const line = attempt.known ? "first" : "second";
  const matches = await verifyPassword(password, known?.passwordHash ?? null, line).catch(async (error: unknown) => {
    await returnSignInAttempt(attempt);
    throw error;
  });
  const user = matches ? known : null;
  const sessionToken = user && (await startSession(user, from));
  if (!user || !sessionToken) {
    log().info({ event: "sign_in_failed", ip: from.ip }, "sign-in failed");
    return { ok: false, waitSeconds: 0 };
  }
  await forgetFailedSignIns(attempt);
  return { ok: true, userId: user.id, name: user.name, email: user.email, sessionToken };
}
