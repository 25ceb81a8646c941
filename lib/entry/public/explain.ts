import "server-only";
import { roles } from "../../access/roles";
import { type ErrorCode, isAppError } from "../../errors";
import { labelOf } from "../../rate-limit/policies";
import type { Endpoint } from "../endpoint";
import { checkAddress } from "./address";
import { checkOrigin } from "./cors";
import { throttleFailures } from "./credential";
import { begin, type CheckedKey, type Exchange } from "./exchange";
import { requireHttps } from "./https";
import { checkWorkspace, findKey, requireLive } from "./key-check";
import { wouldCount } from "./limits";
import { matchMethod, matchPath, type Routes } from "./routes";
import { checkScope } from "./scope";

/** A request as somebody describes it who asks why it was refused. */
export type Asked = Readonly<{
  method: string;
  /** As it would be sent, without the query. */
  path: string;
  ip: string | null;
  origin: string | null;
  https: boolean;
  /** What stood in the header X-Organization-Id. */
  organization: string | null;
  keyId: string | null;
}>;

export type CheckName =
  | "path"
  | "method"
  | "https"
  | "failures"
  | "key"
  | "workspace"
  | "address"
  | "origin"
  | "scope"
  | "limit";

/** What one check says of the request. `code` and `said` of a refusal are what the API itself would answer. */
export type Check = Readonly<{
  name: CheckName;
  outcome: "passed" | "refused" | "skipped";
  code: ErrorCode | null;
  said: string;
}>;

/**
 * Passes a described request through the checks of the public API, the very functions and in their order, without
 * counting it against a limit and without a secret. Unlike the API it goes on after a refusal, so that who mends the
 * first reason sees the next one too. What comes after the limits depends on the body and is not asked here.
 */
export async function explain(routes: Routes, asked: Asked, now: number): Promise<Check[]> {
  const exchange = exchangeFor(asked, now);
  const found = asked.keyId === null ? null : await findKey(asked.keyId, now);
  const checks: Check[] = [];
  const check = async (name: CheckName, look: () => string | Promise<string>) => checks.push(await tried(name, look));
  const contract = () => exchange.served?.contract ?? skip("The endpoint is not known.");
  const key = () => found?.key ?? skip("No key was named.");

  await check("path", () => `Leads to ${matchPath(exchange, routes).path}.`);
  await check("method", () => methodSaid(exchange));
  await check("https", () => said(requireHttps(exchange), "Over https, or from this machine."));
  await check("failures", async () =>
    said(await throttleFailures(exchange), "Few refused credentials from there lately."),
  );
  await check("key", () => said(requireLive(found ? found.status : skip("No key was named.")), "The key is active."));
  await check("workspace", () => said(checkWorkspace(exchange, key()), ownerSaid(key())));
  await check("address", () => said(checkAddress(exchange, key()), addressSaid(exchange, key())));
  await check("origin", () => said(checkOrigin(exchange, key()), originSaid(exchange)));
  await check("scope", () => said(checkScope(exchange, contract(), key()), scopeSaid(contract())));
  await check("limit", () => limitSaid(exchange, contract(), key()));
  return checks;
}

function exchangeFor({ method, path, ip, origin, https, organization }: Asked, now: number): Exchange {
  const headers: Record<string, string | null> = { origin, "x-organization-id": organization };
  const request = {
    method: method.toUpperCase(),
    path,
    search: "",
    header: (name: string) => headers[name] ?? undefined,
    credentials: 1,
    caller: { ip, secure: https, loopback: false },
    readBody: async () => new Uint8Array(),
    readChunks: () => noChunks(),
  };
  return begin(request, "", now, true);
}

async function* noChunks(): AsyncGenerator<Uint8Array> {}

/** For what cannot be asked, since something before it is not known. */
class Skipped extends Error {}

function skip(reason: string): never {
  throw new Skipped(reason);
}

async function tried(name: CheckName, look: () => string | Promise<string>): Promise<Check> {
  try {
    return { name, outcome: "passed", code: null, said: await look() };
  } catch (error) {
    if (error instanceof Skipped) return { name, outcome: "skipped", code: null, said: error.message };
    if (isAppError(error)) return { name, outcome: "refused", code: error.code, said: error.message };
    throw error;
  }
}

/** The step returned, so it let the request pass. */
function said(_passed: unknown, words: string): string {
  return words;
}

function methodSaid(exchange: Exchange): string {
  const route = exchange.route ?? skip("The path leads nowhere.");
  const served = matchMethod(exchange, route);
  return served ? served.contract.summary : "Answers what the path allows, to anybody.";
}

function ownerSaid(key: CheckedKey): string {
  return `Its owner is ${key.ownerRole ? roles[key.ownerRole].label : "gone"} with API access.`;
}

function addressSaid({ request }: Exchange, { policy, allowedIps, ipReportSince }: CheckedKey): string {
  if (policy.allowedIps === "" && allowedIps.length === 0) return "The key may be used from any address.";
  const counting = (allowedIps.length > 0 && ipReportSince !== null) || policy.ipReportSince !== null;
  return counting
    ? "Let in: a list of addresses is in report-only mode and refuses nobody."
    : `${request.caller.ip} is in the list of allowed addresses.`;
}

function originSaid({ request }: Exchange): string {
  const origin = request.header("origin");
  return origin === undefined ? "No Origin header: not from a web page." : `Pages of ${origin} are allowed.`;
}

function scopeSaid({ scope, orScope }: Endpoint): string {
  if (scope === "none") return "Needs no key.";
  if (scope === "portal") return "Needs a session of the portal, and no key.";
  if (scope === "any") return "Any valid key will do.";
  return `The key has ${[scope, ...(orScope ?? [])].join(" or ")}.`;
}

async function limitSaid(exchange: Exchange, contract: Endpoint, key: CheckedKey): Promise<string> {
  if (contract.scope === "none" || contract.scope === "portal") return skip("Needs no key.");
  const standings = await wouldCount(exchange, contract, key);
  return `${standings.map(({ policy, remaining }) => `${remaining} of ${policy.limit} left for "${labelOf(policy.name)}"`).join(", ")}.`;
}
