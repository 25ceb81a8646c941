import "server-only";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { limitBucket } from "../access/cidr";
import { shared } from "../process-state";

const window = 15 * 60;

/**
 * Failed sign-ins in 15 minutes: ten for an account, thirty from an address. An address from which the person has
 * signed in before has ten of its own, so that a stranger who keeps failing elsewhere does not keep them out.
 */
const limiters = () =>
  shared("sign-in-limit", () => ({
    account: new RateLimiterMemory({ keyPrefix: "account", points: 10, duration: window }),
    address: new RateLimiterMemory({ keyPrefix: "address", points: 30, duration: window }),
  }));

/** Who tries, from where, and whether the person behind the account has signed in from there before. */
export type Attempt = Readonly<{ email: string; ip: string; known: boolean }>;

const accountKey = ({ email, ip, known }: Attempt) => (known ? `${email} ${limitBucket(ip)}` : email);

/**
 * Takes one attempt, before the password is looked at: many that are sent at once must not all find that none has failed
 * yet. Returns the seconds until another is allowed, 0 when this one is.
 */
export async function takeSignInAttempt(attempt: Attempt): Promise<number> {
  const { account, address } = limiters();
  const [key, bucket] = [accountKey(attempt), limitBucket(attempt.ip)];
  // Asked first, so that a blocked address cannot fill the memory with accounts it makes up.
  const [byAccount, byAddress] = await Promise.all([account.get(key), address.get(bucket)]);
  const wait = Math.max(waitOf(byAccount, account.points - 1), waitOf(byAddress, address.points - 1));
  if (wait > 0) return wait;
  const taken = await Promise.allSettled([account.consume(key), address.consume(bucket)]);
  return Math.max(...taken.map((each) => (each.status === "rejected" ? waitOf(each.reason as RateLimiterRes, 0) : 0)));
}

function waitOf(standing: RateLimiterRes | null, allowed: number): number {
  return standing && standing.consumedPoints > allowed ? Math.max(Math.ceil(standing.msBeforeNext / 1000), 1) : 0;
}

/** Gives the attempt back, when the password was not looked at after all. */
export async function returnSignInAttempt(attempt: Attempt): Promise<void> {
  const { account, address } = limiters();
  await Promise.all([account.reward(accountKey(attempt)), address.reward(limitBucket(attempt.ip))]);
}

/** After the right password the account's failures count no more. The address's do, but for this attempt. */
export async function forgetFailedSignIns(attempt: Attempt): Promise<void> {
  const { account, address } = limiters();
  await Promise.all([account.delete(accountKey(attempt)), address.reward(limitBucket(attempt.ip))]);
}
