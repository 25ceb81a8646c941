import "server-only";
import { limitBucket } from "../../access/cidr";
import { AppError } from "../../errors";
import { count, refund, type Standing, standing } from "../../rate-limit/limiter";
import { policyFor } from "../../rate-limit/overrides";
import {
  defaultPolicy,
  monthlyQuota,
  overridablePolicies,
  type Policy,
  type PolicyName,
} from "../../rate-limit/policies";
import { countTowardsQuota, giveBackToQuota, quotaStanding } from "../../rate-limit/quota";
import type { Endpoint } from "../endpoint";
import type { Counted, Exchange } from "./exchange";

/**
 * Who a policy counts. The workspace is part of it, so that two customers behind one address (Zapier's, say) do not
 * starve each other. A caller whose address cannot be known is counted by key; all visitors without one share a bucket.
 * Who has a key and who has none share the bucket of their address.
 */
function callerFor(policy: Policy, ip: string | null, { id, workspace, anonymous }: Counted): string {
  return ip === null || (policy.partition === "key" && !anonymous)
    ? `${workspace.id}|${anonymous ? "visitor" : id}`
    : `${workspace.id}|${limitBucket(ip)}`;
}

/**
 * Creating tickets is bounded by another one as well, since its own limit gives typing errors back: by `default`, and
 * for visitors, who are counted on arrival, by `anonymous`.
 */
function policiesOf({ limit }: Endpoint, { anonymous }: Counted): PolicyName[] {
  if (anonymous) return limit ? [limit] : [];
  return limit === "tickets-create" ? [limit, "default"] : [limit ?? "default"];
}

/** Step 13: the limits. Every policy that applies counts, then the first that is exceeded refuses. */
export async function countRequest(exchange: Exchange, contract: Endpoint, key: Counted): Promise<void> {
  if (contract.free && (contract.free === "always" || exchange.request.method === "HEAD")) return;
  for (const name of policiesOf(contract, key)) {
    const found = policyFor(key.workspace.id, name, exchange.now);
    const policy = found instanceof Promise ? await found : found;
    const counted = count(policy, callerFor(policy, exchange.request.caller.ip, key));
    exchange.limits.push(counted instanceof Promise ? await counted : counted);
  }
  refuseExceeded(exchange);
  if (key.anonymous) return;
  // Last: what a limit refuses is not counted for the month.
  const quota = quotaStanding(key.workspace.id, exchange.now);
  countThisMonth(exchange, key.workspace.id, quota instanceof Promise ? await quota : quota);
}

function countThisMonth(exchange: Exchange, workspaceId: string, before: Standing | null): void {
  if (before?.exceeded) {
    exchange.limits.push(before);
    throw rateLimited([before]);
  }
  const after = countTowardsQuota(workspaceId, before, exchange.now);
  if (after) exchange.limits.push(after);
}

/** Where a request like this would stand now, without counting it. */
async function standingsFor(exchange: Exchange, contract: Endpoint, key: Counted): Promise<Standing[]> {
  const standings = exchange.limits.filter(({ policy }) => policy.name === "anonymous");
  for (const name of policiesOf(contract, key)) {
    const policy = await policyFor(key.workspace.id, name, exchange.now);
    standings.push(await standing(policy, callerFor(policy, exchange.request.caller.ip, key)));
  }
  const quota = key.anonymous ? null : await quotaStanding(key.workspace.id, exchange.now);
  return quota ? [...standings, quota] : standings;
}

/** Whether the request counts already; a visitor's does beside what is counted on arrival. */
export function isCounted({ limits }: Exchange): boolean {
  return limits.some(({ policy }) => policy.name !== "anonymous");
}

/** For what costs nothing after all: what was counted is given back, and the answer says where the caller stands. */
export async function countNothing(exchange: Exchange, contract: Endpoint, key: Counted): Promise<void> {
  const { ip } = exchange.request.caller;
  if (isCounted(exchange)) {
    const counted = exchange.limits.filter(
      ({ policy: { name } }) => name !== monthlyQuota.name && name !== "anonymous",
    );
    await Promise.all(counted.map(({ policy }) => refund(policy, callerFor(policy, ip, key))));
    if (!key.anonymous) giveBackToQuota(key.workspace.id, exchange.now);
  }
  exchange.limits = await standingsFor(exchange, contract, key);
}

/** The same for who only asks. @throws AppError `rate_limited` when it would be one too many. */
export async function wouldCount(exchange: Exchange, contract: Endpoint, key: Counted): Promise<Standing[]> {
  const standings = await standingsFor(exchange, contract, key);
  const full = standings.filter(({ remaining }) => remaining === 0);
  if (full.length > 0) throw rateLimited(full);
  return standings;
}

/** Where a key stands with every policy that a workspace can set and its monthly quota, when it calls from this address now. */
export async function standingsOf(key: Counted, ip: string | null, now: number): Promise<Standing[]> {
  const inForce = await Promise.all(overridablePolicies.map((name) => policyFor(key.workspace.id, name, now)));
  const standings = await Promise.all(inForce.map((policy) => standing(policy, callerFor(policy, ip, key))));
  const quota = await quotaStanding(key.workspace.id, now);
  return quota ? [...standings, quota] : standings;
}

/** The same for what needs no key. */
export async function countAnonymous(exchange: Exchange): Promise<void> {
  const { ip } = exchange.request.caller;
  if (ip === null || exchange.served?.contract.free === "always") return;
  exchange.limits.push(await count(defaultPolicy("anonymous"), limitBucket(ip)));
  refuseExceeded(exchange);
}

/** Counts towards a policy of the installation, for a caller that only the handler knows: an e-mail address, say. */
export async function countTowards(exchange: Exchange, name: PolicyName, caller: string): Promise<void> {
  exchange.limits.push(await count(defaultPolicy(name), caller));
  refuseExceeded(exchange);
}

function refuseExceeded(exchange: Exchange): void {
  const exceeded = exchange.limits.filter((each) => each.exceeded);
  if (exceeded.length > 0) throw rateLimited(exceeded);
}

/** 429 as the draft's problem type has it. */
export function rateLimited(exceeded: readonly Standing[]): AppError {
  const wait = Math.max(...exceeded.map((each) => each.resetSeconds));
  const quota = exceeded.find(({ policy }) => policy.name === monthlyQuota.name);
  const detail = quota
    ? `The workspace has used the ${quota.policy.limit} calls of this month. Its quota begins anew on the 1st (UTC); an admin can raise it.`
    : `Too many requests. Try again in ${wait} seconds.`;
  return new AppError("rate_limited", detail, {
    members: { "violated-policies": exceeded.map((each) => each.policy.name), retry_after: wait },
    headers: { "Retry-After": String(wait) },
  });
}

const refundedStatuses = new Set([400, 409, 415, 422]);

/** A mistake in the request must not cost one of the ten tickets of an hour. */
export async function refundMistake(exchange: Exchange, status: number): Promise<void> {
  const caller = exchange.key ?? exchange.visitor;
  if (caller && exchange.served && refundedStatuses.has(status)) {
    await giveBackOwn(exchange, exchange.served.contract, caller);
  }
}

/** What a policy of its own counted is given back; another one bounds it all the same. */
export async function giveBackOwn(exchange: Exchange, { limit }: Endpoint, caller: Counted): Promise<void> {
  if (limit !== "tickets-create") return;
  const at = exchange.limits.findIndex(({ policy }) => policy.name === limit);
  const own = exchange.limits[at];
  if (own) exchange.limits[at] = await refund(own.policy, callerFor(own.policy, exchange.request.caller.ip, caller));
}

/** A refused credential counts against the address it came from. */
export async function countFailure(exchange: Exchange): Promise<void> {
  const { ip } = exchange.request.caller;
  if (ip !== null) await count(defaultPolicy("auth-failures"), limitBucket(ip));
}
