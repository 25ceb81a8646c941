import { fixedKeyLifeHours, type Role, roles } from "../access/roles";
import { AppError } from "../errors";

/** The longest life a key may have, in hours: one year. */
export const maxKeyLifeHours = 8_760;

const hour = 3_600_000;

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

/**
 * When a key made now expires; null means never. A life that the role forces always wins, and a wish for another one is
 * refused rather than ignored, so that nobody believes to have got what they asked for.
 * @throws AppError `validation_failed` at `/expiry`.
 */
export function expiryOf(role: Role, wish: ExpiryWish | undefined, now: Date): Date | null {
  const fixed = fixedKeyLifeHours(role);
  if (fixed !== null) {
    const agrees = wish === undefined || (wish.kind === "hours" && wish.hours === fixed);
    if (!agrees) throw refused(roles[role].keyLife?.reason ?? `Your keys always live exactly ${fixed} hours.`);
    return new Date(now.getTime() + fixed * hour);
  }
  if (wish === undefined || wish.kind === "never") return null;
  const at = wish.kind === "hours" ? new Date(now.getTime() + wish.hours * hour) : wish.at;
  if (!(at.getTime() > now.getTime())) throw refused("The expiration must be in the future.");
  if (at.getTime() > now.getTime() + maxKeyLifeHours * hour) {
    throw refused(`A key lives at most ${maxKeyLifeHours.toLocaleString("en-US")} hours (one year).`);
  }
  return at;
}

function refused(detail: string): AppError {
  return new AppError("validation_failed", detail, {
    errors: [{ code: "expiry_not_allowed", pointer: "/expiry", detail }],
  });
}
