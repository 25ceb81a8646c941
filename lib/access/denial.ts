import { type ErrorCode, errorTable } from "../errors";

/**
 * Why a call was denied at the door: an error's code, or `wrong_secret`. The API answers a wrong secret like an unknown
 * key; whoever owns the key may know that somebody has its public part and guesses the rest.
 */
export type DenialReason = ErrorCode | "wrong_secret";

const labels: Partial<Record<DenialReason, string>> = {
  wrong_secret: "Wrong secret",
  key_revoked: "Key is revoked",
  key_expired: "Key has expired",
  key_disabled: "Key is disabled",
  insufficient_scope: "Scope is missing",
  role_forbids: "Owner's role does not allow it",
  api_access_disabled: "API access is off for the owner",
  ip_not_allowed: "Address is not allowed",
  origin_not_allowed: "Web page is not allowed",
  organization_mismatch: "Names another organization",
  rate_limited: "Over the limit",
};

/** A reason in a few words. */
export function denialLabel(reason: DenialReason): string {
  return labels[reason] ?? (reason === "wrong_secret" ? "Wrong secret" : errorTable[reason].meaning);
}

/** Reasons that say that the key as a whole does not work any more, whatever is called with it. */
export const deadKeyReasons: readonly DenialReason[] = ["key_revoked", "key_expired", "key_disabled"];

/** What a log row with this status is: a call that was let in, or one that was denied at the door. */
export function isDenied(status: number): boolean {
  return deniedStatuses.includes(status);
}

export const deniedStatuses: readonly number[] = [401, 403, 429];
