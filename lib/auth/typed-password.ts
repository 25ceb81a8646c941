import "server-only";
import { AppError } from "../errors";
import { isKnownAddress } from "./known-address";
import { verifyPassword } from "./password";
import { forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

/**
 * Whether a signed-in person typed their own password. Guesses count like failed sign-ins: somebody else may sit at an
 * unlocked screen.
 * @throws AppError `rate_limited`, `temporarily_unavailable`.
 */
export async function checkTypedPassword(
  { id, email, clientIp: ip }: Readonly<{ id: string; email: string; clientIp: string }>,
  typed: string,
  passwordHash: string | null,
): Promise<boolean> {
  const attempt = { email, ip, known: await isKnownAddress(id, ip) };
  const wait = await takeSignInAttempt(attempt);
  if (wait > 0) {
    throw new AppError("rate_limited", `Too many attempts. Try again in ${Math.ceil(wait / 60)} minutes.`, {
      headers: { "Retry-After": String(wait) },
    });
  }
  const matches = await verifyPassword(typed, passwordHash).catch(async (error: unknown) => {
    await returnSignInAttempt(attempt);
    throw error;
  });
  if (matches) await forgetFailedSignIns(attempt);
  return matches;
}
