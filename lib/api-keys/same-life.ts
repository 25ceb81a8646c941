import { fixedKeyLifeHours, type Role } from "../access/roles";
import { type ExpiryWish, type LifeTerms, longestLife, neverRefusal } from "./expiry";

type Lived = Readonly<{ createdAt: Date; expiresAt: Date | null }>;
type Life = Exclude<ExpiryWish, { kind: "date" }>;

/**
 * The length of life that a key's replacement gets: the same from then on. What a role forces wins, and what the
 * workspace allows at most is what a longer life becomes: a key that may live no longer is still worth replacing.
 */
export function sameLife(roles: readonly Role[], terms: LifeTerms, { createdAt, expiresAt }: Lived): Life {
  const forced = roles.map(fixedKeyLifeHours).find((hours) => hours !== null);
  if (forced) return { kind: "hours", hours: forced };
  if (expiresAt === null && neverRefusal(terms) === null) return { kind: "never" };
  const lived = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - createdAt.getTime();
  return { kind: "hours", hours: Math.min(lived / 3_600_000, longestLife(terms)) };
}
