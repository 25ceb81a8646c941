import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { limitBucket } from "../access/cidr";
import { shared } from "../process-state";

const window = 15 * 60;

/** Failed sign-ins in 15 minutes: ten for an account, thirty from an address. Neither locks anybody out for good. */
const limiters = () =>
  shared("sign-in-limit", () => ({
    account: new RateLimiterMemory({ keyPrefix: "account", points: 10, duration: window }),
    address: new RateLimiterMemory({ keyPrefix: "address", points: 30, duration: window }),
  }));

/** Seconds until another attempt is allowed; 0 when it is allowed now. */
export async function signInWait(email: string, ip: string): Promise<number> {
  const { account, address } = limiters();
  const [byAccount, byAddress] = await Promise.all([account.get(email), address.get(limitBucket(ip))]);
  const waits = [
    byAccount && byAccount.consumedPoints >= account.points ? byAccount.msBeforeNext : 0,
    byAddress && byAddress.consumedPoints >= address.points ? byAddress.msBeforeNext : 0,
  ];
  return Math.ceil(Math.max(...waits) / 1000);
}

export async function countFailedSignIn(email: string, ip: string): Promise<void> {
  const { account, address } = limiters();
  await Promise.allSettled([account.consume(email), address.consume(limitBucket(ip))]);
}

export async function forgetFailedSignIns(email: string): Promise<void> {
  await limiters().account.delete(email);
}
