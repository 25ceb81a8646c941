import "server-only";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { shared } from "../process-state";
import type { Policy } from "./policies";

/** Where a caller stands with one policy. */
export type Standing = Readonly<{
  policy: Policy;
  /** Requests left in this window. */
  remaining: number;
  /** Whole seconds until the window ends, never less than it takes. */
  resetSeconds: number;
  /** This very request was one too many. */
  exceeded: boolean;
}>;

/** Counts in this process's memory; the window begins with the first request. */
const memory = () => shared("rate-limiter", () => new RateLimiterMemory({ keyPrefix: "", points: 1, duration: 60 }));

/** The window is part of the name: after an override changes it, counting starts afresh. */
function counter(policy: Policy, caller: string): string {
  return `${policy.name}|${policy.windowSeconds}|${caller}`;
}

/** Counts one request of a caller. */
export async function count(policy: Policy, caller: string): Promise<Standing> {
  const seen = await memory().penalty(counter(policy, caller), 1, { customDuration: policy.windowSeconds });
  return standingOf(policy, seen.consumedPoints, seen.msBeforeNext);
}

/** Where a caller stands, without counting. */
export async function standing(policy: Policy, caller: string): Promise<Standing> {
  const seen = await memory().get(counter(policy, caller));
  if (!seen || seen.msBeforeNext <= 0) return standingOf(policy, 0, policy.windowSeconds * 1000);
  return standingOf(policy, seen.consumedPoints, seen.msBeforeNext);
}

/** Gives one request back: a typing error must not cost one of ten. */
export async function refund(policy: Policy, caller: string): Promise<Standing> {
  const seen = await memory().reward(counter(policy, caller), 1, { customDuration: policy.windowSeconds });
  return standingOf(policy, Math.max(seen.consumedPoints, 0), seen.msBeforeNext);
}

function standingOf(policy: Policy, used: number, msBeforeNext: number): Standing {
  return {
    policy,
    remaining: Math.max(policy.limit - used, 0),
    resetSeconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
    exceeded: used > policy.limit,
  };
}
