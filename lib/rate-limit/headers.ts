import type { Standing } from "./limiter";

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers (structured fields: quoted policy names, integer parameters), one
 * item for each policy that applies, and beside them the older X-RateLimit set, which describes the tightest of them.
 */
export function limitHeaders(standings: readonly Standing[], now: number): Record<string, string> {
  const [first, ...others] = standings;
  if (!first) return {};
  const tightest = others.reduce((least, each) => (each.remaining < least.remaining ? each : least), first);
  const headers: Record<string, string> = {
    "RateLimit-Policy": standings
      .map(({ policy }) => `"${policy.name}";q=${policy.limit};w=${policy.windowSeconds}`)
      .join(", "),
    RateLimit: standings.map((each) => `"${each.policy.name}";r=${each.remaining};t=${each.resetSeconds}`).join(", "),
    "X-RateLimit-Limit": String(tightest.policy.limit),
    "X-RateLimit-Remaining": String(tightest.remaining),
    "X-RateLimit-Reset": String(Math.ceil(now / 1000) + tightest.resetSeconds),
  };
  return headers;
}
