import "server-only";
import { limitBucket } from "../../access/cidr";
import { AppError } from "../../errors";
import { count, refund, type Standing, standing } from "../../rate-limit/limiter";
import { policyFor } from "../../rate-limit/overrides";
import { defaultPolicy, overridablePolicies, type Policy, type PolicyName } from "../../rate-limit/policies";
import type { Endpoint } from "../endpoint";
import type { CheckedKey, Exchange } from "./exchange";

type Counted = Readonly<{ id: string; workspace: Readonly<{ id: string }> }>;

/**
 * Who a policy counts. The workspace is part of it, so that two customers behind one address (Zapier's, say) do not
 * starve each other. A caller whose address cannot be known is counted by key.
 */
function callerFor(policy: Policy, ip: string | null, key: Counted): string {
  return policy.partition === "key" || ip === null
    ? `${key.workspace.id}|${key.id}`
    : `${key.workspace.id}|${limitBucket(ip)}`;
}

/** Creating tickets is bounded by `default` as well, since its own limit gives typing errors back. */
function policiesOf(contract: Endpoint): PolicyName[] {
  const own = contract.limit ?? "default";
  return own === "tickets-create" ? [own, "default"] : [own];
}

/** Step 13: the limits. Every policy that applies counts, then the first that is exceeded refuses. */
export async function countRequest(exchange: Exchange, contract: Endpoint, key: CheckedKey): Promise<void> {
  if (contract.free && (contract.free === "always" || exchange.request.method === "HEAD")) return;
  for (const name of policiesOf(contract)) {
    const found = policyFor(key.workspace.id, name, exchange.now);
    const policy = found instanceof Promise ? await found : found;
    exchange.limits.push(count(policy, callerFor(policy, exchange.request.caller.ip, key)));
  }
  refuseExceeded(exchange);
}

/** Where a request like this would stand now, without counting it. */
async function standingsFor(exchange: Exchange, contract: Endpoint, key: CheckedKey): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const name of policiesOf(contract)) {
    const policy = await policyFor(key.workspace.id, name, exchange.now);
    standings.push(standing(policy, callerFor(policy, exchange.request.caller.ip, key)));
  }
  return standings;
}

/** For what costs nothing after all: what was counted is given back, and the answer says where the caller stands. */
export async function countNothing(exchange: Exchange, contract: Endpoint, key: CheckedKey): Promise<void> {
  const { ip } = exchange.request.caller;
  const counted = exchange.limits.map(({ policy }) => refund(policy, callerFor(policy, ip, key)));
  exchange.limits = counted.length > 0 ? counted : await standingsFor(exchange, contract, key);
}

/** The same for who only asks. @throws AppError `rate_limited` when it would be one too many. */
export async function wouldCount(exchange: Exchange, contract: Endpoint, key: CheckedKey): Promise<Standing[]> {
  const standings = await standingsFor(exchange, contract, key);
  const full = standings.filter(({ remaining }) => remaining === 0);
  if (full.length > 0) throw rateLimited(full);
  return standings;
}

/** Where a key stands with every policy that a workspace can set, when it calls from this address now. */
export async function standingsOf(key: Counted, ip: string | null, now: number): Promise<Standing[]> {
  const inForce = await Promise.all(overridablePolicies.map((name) => policyFor(key.workspace.id, name, now)));
  return inForce.map((policy) => standing(policy, callerFor(policy, ip, key)));
}

/** The same for what needs no key. */
export function countAnonymous(exchange: Exchange): void {
  const { ip } = exchange.request.caller;
  if (ip === null || exchange.served?.contract.free === "always") return;
  exchange.limits.push(count(defaultPolicy("anonymous"), limitBucket(ip)));
  refuseExceeded(exchange);
}

/** The endpoint's own limit for a caller without a key: the bucket that keyed callers from the same address share. */
export function countVisitor(exchange: Exchange, contract: Endpoint, workspaceId: string): void | Promise<void> {
  const { limit } = contract;
  if (!limit) return;
  const counted = (policy: Policy) => {
    const { ip } = exchange.request.caller;
    exchange.limits.push(count(policy, callerFor({ ...policy, partition: "ip" }, ip, visitorOf(workspaceId))));
    refuseExceeded(exchange);
  };
  const policy = policyFor(workspaceId, limit, exchange.now);
  return policy instanceof Promise ? policy.then(counted) : counted(policy);
}

/** Where no address is known, all visitors of a workspace share one bucket. */
function visitorOf(id: string): Counted {
  return { id: "visitor", workspace: { id } };
}

function refuseExceeded(exchange: Exchange): void {
  const exceeded = exchange.limits.filter((each) => each.exceeded);
  if (exceeded.length > 0) throw rateLimited(exceeded);
}

/** 429 as the draft's problem type has it. */
export function rateLimited(exceeded: readonly Standing[]): AppError {
  const wait = Math.max(...exceeded.map((each) => each.resetSeconds));
  return new AppError("rate_limited", `Too many requests. Try again in ${wait} seconds.`, {
    members: { "violated-policies": exceeded.map((each) => each.policy.name), retry_after: wait },
    headers: { "Retry-After": String(wait) },
  });
}

const refundedStatuses = new Set([400, 409, 415, 422]);

/** A mistake in the request must not cost one of the ten tickets of an hour. */
export function refundMistake(exchange: Exchange, status: number): void {
  const key = exchange.key;
  if (exchange.served?.contract.limit !== "tickets-create" || !key || !refundedStatuses.has(status)) return;
  const [own] = exchange.limits;
  if (own) exchange.limits[0] = refund(own.policy, callerFor(own.policy, exchange.request.caller.ip, key));
}

/** A refused credential counts against the address it came from. */
export function countFailure(exchange: Exchange): void {
  const { ip } = exchange.request.caller;
  if (ip !== null) count(defaultPolicy("auth-failures"), limitBucket(ip));
}
