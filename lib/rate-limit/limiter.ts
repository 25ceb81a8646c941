import "server-only";
import { shared } from "../process-state";
import type { Counters, Used } from "./counters";
import { MemoryCounters } from "./memory-counters";
import type { Policy } from "./policies";

/** What is counted, and how much of it is allowed. */
type Limit = Readonly<{
  name: string;
  limit: number;
  windowSeconds: number;
  /** A part of the limit, while this instance counts alone. */
  alone?: true;
}>;

/** Where a caller stands with one policy. */
export type Standing<P extends Limit = Policy> = Readonly<{
  policy: P;
  /** Requests left in this window. */
  remaining: number;
  /** Whole seconds until the window ends, never less than it takes. */
  resetSeconds: number;
  /** This very request was one too many. */
  exceeded: boolean;
}>;

/** A promise only where counting needs one: in memory it does not, and the path of a request stays without a wait. */
export type Stands<P extends Limit = Policy> = Standing<P> | Promise<Standing<P>>;

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
function nameOf(policy: Limit, caller: string): string {
  return `${policy.name}|${policy.windowSeconds}|${caller}`;
}

/** Counts one request of a caller. */
export function count<P extends Limit>(policy: P, caller: string): Stands<P> {
  return stands(policy, holder().counters.count(nameOf(policy, caller), policy.windowSeconds));
}

/** Where a caller stands, without counting. */
export function standing<P extends Limit>(policy: P, caller: string): Stands<P> {
  return stands(policy, holder().counters.look(nameOf(policy, caller), policy.windowSeconds));
}

/** Gives one request back: a typing error must not cost one of ten. */
export function refund<P extends Limit>(policy: P, caller: string): Stands<P> {
  return stands(policy, holder().counters.refund(nameOf(policy, caller), policy.windowSeconds));
}

/** Forgets what was counted of a caller. */
export function clear(policy: Limit, caller: string): void | Promise<void> {
  return holder().counters.clear(nameOf(policy, caller));
}

function stands<P extends Limit>(policy: P, used: Used | Promise<Used>): Stands<P> {
  return used instanceof Promise ? used.then((there) => standingOf(policy, there)) : standingOf(policy, used);
}

function standingOf<P extends Limit>(published: P, { used, msLeft, alone }: Used): Standing<P> {
  const policy = alone ? stricter(published) : published;
  return {
    policy,
    remaining: Math.max(policy.limit - used, 0),
    resetSeconds: Math.max(Math.ceil(msLeft / 1000), 1),
    exceeded: used > policy.limit,
  };
}

/** Once: what is given back is asked about with the policy that already was stricter. */
function stricter<P extends Limit>(policy: P): P {
  if (policy.alone) return policy;
  return { ...policy, limit: Math.max(Math.floor(policy.limit * shareAlone), 1), alone: true };
}
