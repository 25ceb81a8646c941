import "server-only";
import { createHash } from "node:crypto";
import { limitBucket } from "../access/cidr";
import { clear, count, refund, type Standing, standing } from "../rate-limit/limiter";

const windowSeconds = 15 * 60;

/**
 * Failed sign-ins in 15 minutes: ten for an account, thirty from an address. An address from which the person has
 * signed in before has ten of its own, so that a stranger who keeps failing elsewhere does not keep them out.
 */
const byAccount = { name: "sign-in-account", limit: 10, windowSeconds };
const byAddress = { name: "sign-in-address", limit: 30, windowSeconds };

/** Who tries, from where, and whether the person behind the account has signed in from there before. */
export type Attempt = Readonly<{ email: string; ip: string; known: boolean }>;

/** A digest: what is typed as an address is somebody's, of any length, and the counters may be in another system's memory. */
function accountKey({ email, ip, known }: Attempt): string {
  const account = known ? `${email} ${limitBucket(ip)}` : email;
  return createHash("sha256").update(account).digest("base64url");
}

/**
 * Takes one attempt, before the password is looked at: many that are sent at once must not all find that none has failed
 * yet. Returns the seconds until another is allowed, 0 when this one is.
 */
export async function takeSignInAttempt(attempt: Attempt): Promise<number> {
  const [account, address] = [accountKey(attempt), limitBucket(attempt.ip)];
  // Asked first, so that a blocked address cannot fill the memory with accounts it makes up.
  const before = await Promise.all([standing(byAccount, account), standing(byAddress, address)]);
  const wait = longest(before, ({ remaining }) => remaining === 0);
  if (wait > 0) return wait;
  return longest(await Promise.all([count(byAccount, account), count(byAddress, address)]), ({ exceeded }) => exceeded);
}

type Counted = Standing<typeof byAccount>;

function longest(standings: readonly Counted[], blocks: (standing: Counted) => boolean): number {
  return Math.max(0, ...standings.filter(blocks).map(({ resetSeconds }) => resetSeconds));
}

/** Gives the attempt back, when the password was not looked at after all. */
export async function returnSignInAttempt(attempt: Attempt): Promise<void> {
  await Promise.all([refund(byAccount, accountKey(attempt)), refund(byAddress, limitBucket(attempt.ip))]);
}

/** After the right password the account's failures count no more. The address's do, but for this attempt. */
export async function forgetFailedSignIns(attempt: Attempt): Promise<void> {
  await Promise.all([clear(byAccount, accountKey(attempt)), refund(byAddress, limitBucket(attempt.ip))]);
}
