import "server-only";
import { shared } from "../process-state";
import type { Counters, Used } from "./counters";
import { MemoryCounters } from "./memory-counters";
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

/** A promise only where counting needs one: in memory it does not, and the path of a request stays without a wait. */
export type Stands = Standing | Promise<Standing>;

/** What a limit becomes while an instance counts alone: with others beside it the whole would be a multiple. */
const shareAlone = 0.5;

/** One for the process, whoever asks. */
const holder = () => shared("rate-limiter", (): { counters: Counters } => ({ counters: new MemoryCounters() }));

/** Counts for all instances from now on, in what is given. */
export function countIn(counters: Counters): void {
  holder().counters = counters;
}

/** Whether what counts for all instances answers now; null where this process counts by itself. */
export function countersAnswer(): Promise<boolean> | null {
  return holder().counters.answers?.() ?? null;
}

/** The window is part of the name: after an override changes it, counting starts afresh. */
function nameOf(policy: Policy, caller: string): string {
  return `${policy.name}|${policy.windowSeconds}|${caller}`;
}

/** Counts one request of a caller. */
export function count(policy: Policy, caller: string): Stands {
  return stands(policy, holder().counters.count(nameOf(policy, caller), policy.windowSeconds));
}

/** Where a caller stands, without counting. */
export function standing(policy: Policy, caller: string): Stands {
  return stands(policy, holder().counters.look(nameOf(policy, caller), policy.windowSeconds));
}

/** Gives one request back: a typing error must not cost one of ten. */
export function refund(policy: Policy, caller: string): Stands {
  return stands(policy, holder().counters.refund(nameOf(policy, caller), policy.windowSeconds));
}

function stands(policy: Policy, used: Used | Promise<Used>): Stands {
  return used instanceof Promise ? used.then((there) => standingOf(policy, there)) : standingOf(policy, used);
}

function standingOf(published: Policy, { used, msLeft, alone }: Used): Standing {
  const policy = alone ? stricter(published) : published;
  return {
    policy,
    remaining: Math.max(policy.limit - used, 0),
    resetSeconds: Math.max(Math.ceil(msLeft / 1000), 1),
    exceeded: used > policy.limit,
  };
}

/** Once: what is given back is asked about with the policy that already was stricter. */
function stricter(policy: Policy): Policy {
  if (policy.alone) return policy;
  return { ...policy, limit: Math.max(Math.floor(policy.limit * shareAlone), 1), alone: true };
}
