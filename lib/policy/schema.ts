import { z } from "zod";
import { AllowedDomains, AllowedIps, IpMode } from "../access/allowed-lists";
import type { AddressReport } from "../usage/address-report";

/** The longest life that a policy can set, in hours: what any key may live. */
const yearHours = 8_760;
const lifeMessage = "Enter whole hours from 1 to 8,760, which is one year.";

/** A change of the policy: what is left out stays as it is. */
export const SetPolicy = z.strictObject({
  maxKeyLifeHours: z.int(lifeMessage).min(1, lifeMessage).max(yearHours, lifeMessage).nullable().optional(),
  requireExpiry: z.boolean().optional(),
  requireIpList: z.boolean().optional(),
  fullAccess: z.boolean().optional(),
  requireOrganization: z.boolean().optional(),
  requireIfMatch: z.boolean().optional(),
  allowedIps: AllowedIps.optional(),
  ipMode: IpMode.optional(),
  allowedDomains: AllowedDomains.optional(),
});
export type SetPolicy = z.output<typeof SetPolicy>;

/** What a policy that is being considered would do to the keys there are. */
export const PolicyDraft = SetPolicy.pick({
  maxKeyLifeHours: true,
  requireExpiry: true,
  requireIpList: true,
  fullAccess: true,
  allowedIps: true,
});
export type PolicyDraft = z.output<typeof PolicyDraft>;

export type UsedAddress = Readonly<{ ip: string; calls: number; keys: number }>;

export type NamedKey = Readonly<{ id: string; name: string }>;

/** What happens to the workspace's live keys when a draft is saved. */
export type PolicyImpact = Readonly<{
  /** Addresses that called in the last 30 days and are not in the list: these calls would be refused from now on. */
  lockedOut: readonly UsedAddress[];
  lockedOutCount: number;
  lockedOutCalls: number;
  /** Live keys with `*`: without full access they can do nothing that needs a scope. */
  fullAccess: readonly NamedKey[];
  /** These go on as they are; the new rule holds for new keys. */
  outliving: number;
  withoutExpiry: number;
  withoutIpList: number;
}>;

export type { AddressReport };
