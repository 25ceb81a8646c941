import { fixedKeyLifeHours, type Role, roles } from "../access/roles";
import { type KeyTerms, lifeInWords, openPolicy } from "../access/workspace-policy";
import { AppError } from "../errors";

/** The longest life a key may have, in hours: one year. */
export const maxKeyLifeHours = 8_760;

const hour = 3_600_000;
const yearHours = maxKeyLifeHours;

/** What the creator asks for. Nothing at all means: never, or what the role forces. */
export type ExpiryWish = { kind: "never" } | { kind: "hours"; hours: number } | { kind: "date"; at: Date };

/** The lives that the form offers beside a date and never. */
export const expiryPresets = [
  { hours: 24, label: "24 hours" },
  { hours: 7 * 24, label: "7 days" },
  { hours: 30 * 24, label: "30 days" },
  { hours: 90 * 24, label: "90 days" },
  { hours: maxKeyLifeHours, label: "1 year" },
] as const;

export type LifeTerms = Pick<KeyTerms, "maxKeyLifeHours" | "requireExpiry">;

/**
 * When a key made now expires; null means never. A life that the role forces always wins, and a wish for another one is
 * refused rather than ignored, so that nobody believes to have got what they asked for.
 * @throws AppError `validation_failed` at `/expiry`.
 */
export function expiryOf(
  role: Role,
  wish: ExpiryWish | undefined,
  now: Date,
  terms: LifeTerms = openPolicy,
): Date | null {
  const fixed = fixedKeyLifeHours(role);
  if (fixed !== null) return fixedExpiry(role, fixed, wish, now, terms);
  if (wish === undefined || wish.kind === "never") {
    const refusal = neverRefusal(terms);
    if (refusal) throw refused(refusal);
    return null;
  }
  const at = wish.kind === "hours" ? new Date(now.getTime() + wish.hours * hour) : wish.at;
  if (!(at.getTime() > now.getTime())) throw refused("The expiration must be in the future.");
  if (at.getTime() > now.getTime() + longestLife(terms) * hour) throw refused(tooLong(terms));
  return at;
}

function fixedExpiry(role: Role, fixed: number, wish: ExpiryWish | undefined, now: Date, terms: LifeTerms): Date {
  const agrees = wish === undefined || (wish.kind === "hours" && wish.hours === fixed);
  if (!agrees) throw refused(fixedReason(role, fixed));
  // Both rules stay true to the letter: nothing shorter than the role's life is made, nothing longer than the policy's.
  if (fixed > longestLife(terms))
    throw refused(`${fixedReason(role, fixed)} ${tooLong(terms)} Ask an admin for a key.`);
  return new Date(now.getTime() + fixed * hour);
}

function fixedReason(role: Role, fixed: number): string {
  return roles[role].keyLife?.reason ?? `Your keys always live exactly ${fixed} hours.`;
}

/** The longest life a new key may have, in hours. */
export function longestLife({ maxKeyLifeHours }: LifeTerms): number {
  return Math.min(maxKeyLifeHours ?? yearHours, yearHours);
}

/** Why a key may not live for ever; null when it may. A longest life that "never" escapes would be none. */
export function neverRefusal({ maxKeyLifeHours, requireExpiry }: LifeTerms): string | null {
  if (maxKeyLifeHours !== null) return `This workspace allows keys to live at most ${lifeInWords(maxKeyLifeHours)}.`;
  return requireExpiry ? "This workspace requires an expiry." : null;
}

function tooLong({ maxKeyLifeHours }: LifeTerms): string {
  return maxKeyLifeHours === null
    ? `A key lives at most ${yearHours.toLocaleString("en-US")} hours (one year).`
    : `This workspace allows keys to live at most ${lifeInWords(maxKeyLifeHours)}.`;
}

function refused(detail: string): AppError {
  return new AppError("validation_failed", detail, {
    errors: [{ code: "expiry_not_allowed", pointer: "/expiry", detail }],
  });
}
