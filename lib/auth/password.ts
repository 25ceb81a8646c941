import "server-only";
import { AppError } from "../errors";
import { shared } from "../process-state";
import { bcrypt } from "./bcrypt";
import { maxPasswordBytes } from "./password-rules";
import { type Line, Turnstile } from "./turnstile";

/** 2^10 rounds: some 90 ms of one core. */
const cost = 10;
/** A sign-in flood may keep two hashes busy; the rest of the process goes on. */
const atOnce = 2;
/** At 90 ms each, whoever waits longer than this many others would have given up. */
const mostWaiting = 50;

/** The hash of random bytes that nobody kept. What an unknown person's password is compared with. */
const nobodysHash = "$2b$10$BBZ8c.GGdimemWeLA1qfuu24GYQ6Ek0Cah.lAakMFcV9YT.RdJSGm";

const turnstile = () => shared("password-turnstile", () => new Turnstile(atOnce, mostWaiting, tooMany));

function tooMany(): AppError {
  return new AppError("temporarily_unavailable", "Too many people are signing in. Try again in a few seconds.", {
    headers: { "Retry-After": "5" },
  });
}

/**
 * The bcrypt hash of a password that `checkPassword` accepted.
 * @throws AppError `temporarily_unavailable` when too many wait already.
 */
export async function hashPassword(password: string): Promise<string> {
  const text = password.normalize("NFC");
  if (!isWhole(text)) throw new Error("This password would not be hashed as a whole.");
  return turnstile().pass("first", () => bcrypt().hash(text, cost));
}

/**
 * Whether the password belongs to the hash; null stands for somebody who does not exist, takes as long, and is false.
 * @param line where it waits. A flood of strangers fills the second, and keeps nobody out who is known already.
 * @throws AppError `temporarily_unavailable` when too many wait already.
 */
export async function verifyPassword(
  password: string,
  passwordHash: string | null,
  line: Line = "first",
): Promise<boolean> {
  const text = password.normalize("NFC");
  const whole = isWhole(text);
  const matches = await turnstile().pass(line, () => bcrypt().compare(whole ? text : "", passwordHash ?? nobodysHash));
  return matches && whole && passwordHash !== null;
}

/** bcrypt ignores what follows after 72 bytes, and a NUL makes "x\0x" equal to "x". */
function isWhole(password: string): boolean {
  return Buffer.byteLength(password) <= maxPasswordBytes && !password.includes("\0");
}
