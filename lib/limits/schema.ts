import { z } from "zod";
import { plainNameLength } from "../access/plain-name";
import { overridablePolicies, type Partition, type Policy, type PolicyName } from "../rate-limit/policies";

const day = 86_400;

export const PolicyField = z.enum(overridablePolicies as [PolicyName, ...PolicyName[]], {
  error: `Choose a limit: ${overridablePolicies.join(", ")}.`,
});

const limitMessage = "Enter a whole number from 1 to 1,000,000,000.";
const windowMessage = "Enter whole seconds from 1 to 86,400, which is one day.";

export const SetLimit = z.strictObject({
  policy: PolicyField,
  /** Requests in one window. */
  limit: z.int(limitMessage).min(1, limitMessage).max(1_000_000_000, limitMessage),
  windowSeconds: z.int(windowMessage).min(1, windowMessage).max(day, windowMessage),
  /** How callers are told apart; as published when absent. */
  partition: z.enum(["ip", "key"], { error: "Choose ip or key." }).optional(),
  reason: z
    .string()
    .trim()
    .max(2 * plainNameLength, `Use at most ${2 * plainNameLength} characters.`)
    .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "Use one line of text.")
    .optional(),
  /** When the published limit comes back by itself. */
  expiresAt: z.date().nullish(),
});
export type SetLimit = z.infer<typeof SetLimit>;

export const ClearLimit = z.strictObject({ policy: PolicyField });
export type ClearLimit = z.infer<typeof ClearLimit>;

export type LimitOverride = Readonly<{
  limit: number;
  windowSeconds: number;
  partition: Partition;
  reason: string;
  expiresAt: Date | null;
  createdAt: Date;
  /** The user who set it; null from the command line. */
  createdById: string | null;
}>;

/** One policy: what is published, what this workspace set instead, and what counts now. */
export type Limit = Readonly<{
  policy: PolicyName;
  label: string;
  overridable: boolean;
  published: Policy;
  /** Also one that has expired: `inForce` says what counts. */
  override: LimitOverride | null;
  inForce: Policy;
}>;

const callsMessage = "Enter a whole number from 1 to 2,000,000,000.";

export const SetQuota = z.strictObject({
  /** Calls with a key in one calendar month (UTC). */
  calls: z.int(callsMessage).min(1, callsMessage).max(2_000_000_000, callsMessage),
  /** Whether calls beyond it are refused, or only told of. */
  refuses: z.boolean().default(true),
});
export type SetQuota = z.infer<typeof SetQuota>;

/** Calls of this calendar month in UTC, and the quota if there is one. */
export type MonthlyUse = Readonly<{
  month: string;
  used: number;
  /** When the next month begins. */
  endsAt: Date;
  quota: Readonly<{ calls: number; refuses: boolean }> | null;
}>;
