import "server-only";
import { shared } from "../process-state";
import type { Policy } from "./policies";
import { Windows } from "./windows";

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

/** One for the process. Nothing here waits, since this is on the path of every request. */
const windows = () => shared("rate-limiter", () => new Windows());

/** The window is part of the name: after an override changes it, counting starts afresh. */
function counter(policy: Policy, caller: string): string {
  return `${policy.name}|${policy.windowSeconds}|${caller}`;
}

/** Counts one request of a caller. */
export function count(policy: Policy, caller: string): Standing {
  const now = performance.now();
  const window = windows().open(counter(policy, caller), policy.windowSeconds, now);
  window.used += 1;
  return standingOf(policy, window.used, window.endsAt - now);
}

/** Where a caller stands, without counting. */
export function standing(policy: Policy, caller: string): Standing {
  const now = performance.now();
  const window = windows().find(counter(policy, caller), now);
  return window
    ? standingOf(policy, window.used, window.endsAt - now)
    : standingOf(policy, 0, policy.windowSeconds * 1_000);
}

/** Gives one request back: a typing error must not cost one of ten. */
export function refund(policy: Policy, caller: string): Standing {
  const now = performance.now();
  const window = windows().open(counter(policy, caller), policy.windowSeconds, now);
  window.used = Math.max(window.used - 1, 0);
  return standingOf(policy, window.used, window.endsAt - now);
}

function standingOf(policy: Policy, used: number, msBeforeNext: number): Standing {
  return {
    policy,
    remaining: Math.max(policy.limit - used, 0),
    resetSeconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
    exceeded: used > policy.limit,
  };
}
