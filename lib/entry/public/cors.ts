import { originAllowed } from "../../access/domains";
import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import type { ApiReply, CheckedKey, Exchange } from "./exchange";
import type { Route } from "./routes";

const preflightHeaders = {
  "Access-Control-Allow-Methods": "GET,HEAD,POST,PATCH,DELETE",
  "Access-Control-Allow-Headers":
    "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Api-Version, X-Organization-Id, X-Request-Id, Prefer",
  "Access-Control-Max-Age": "600",
};

const exposed =
  "ETag, Link, Location, Retry-After, RateLimit, RateLimit-Policy, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id, X-Accepted-Scopes, X-Api-Key-Expires, Idempotency-Replayed, Preference-Applied, Sync-Next-Updated-Since, Deprecation, Sunset, Content-Disposition";

const acceptedBodies = "application/json, application/x-www-form-urlencoded";
export const acceptedPatches = "application/merge-patch+json, application/json";

/** What a POST to an endpoint may be. */
export function bodiesOf({ files, signed }: Endpoint): string {
  if (signed) return `${acceptedBodies}, ${signed.type}`;
  if (!files) return acceptedBodies;
  return `${acceptedBodies}, multipart/form-data${files.alone ? ", */*" : ""}`;
}

/**
 * Step 4: CORS. The origin is reflected on every answer, refusals too, since without it a developer sees only "network
 * error". A preflight carries no key, so it is always granted; the decision is made on the real request.
 */
export function answerOptions({ request, headers }: Exchange, route: Route): ApiReply | null {
  const origin = request.header("origin");
  if (origin) {
    headers["Access-Control-Allow-Origin"] = origin;
    headers["Access-Control-Expose-Headers"] = exposed;
  }
  if (request.method !== "OPTIONS") return null;
  if (origin && request.header("access-control-request-method")) {
    return { status: 204, headers: { ...headers, ...preflightHeaders }, body: "" };
  }
  const accepts: Record<string, string> = { Allow: route.allow };
  const post = route.verbs.get("POST")?.contract;
  if (post) accepts["Accept-Post"] = bodiesOf(post);
  if (route.verbs.has("PATCH")) accepts["Accept-Patch"] = acceptedPatches;
  return { status: 204, headers: { ...headers, ...accepts }, body: "" };
}

/** Step 10: a request with an Origin comes from a web page; an empty list of domains refuses them all. */
export function checkOrigin({ request }: Exchange, key: CheckedKey): void {
  const origin = request.header("origin");
  if (origin === undefined) return;
  const { allowedDomains: workspaceDomains } = key.policy;
  if (workspaceDomains.length > 0 && !originAllowed(origin, workspaceDomains)) {
    const detail = `The workspace of this key does not allow calls from ${origin}.`;
    throw new AppError("origin_not_allowed", detail, { members: { origin } });
  }
  if (originAllowed(origin, key.allowedDomains)) return;
  throw new AppError(
    "origin_not_allowed",
    key.allowedDomains.length === 0
      ? `This key works from servers only. To call from ${origin}, add its domain to the key.`
      : `The key does not allow calls from ${origin}.`,
    { members: { origin } },
  );
}
