import { entriesOf } from "@/components/forms/entries-of";
import { onlyChanges } from "@/components/forms/only-changes";
import { lifeInWords, type WorkspacePolicy } from "@/lib/access/workspace-policy";
import type { SetPolicy } from "@/lib/policy/schema";

/** `none`, a number of hours, or a number that is typed. */
export type LifeChoice = "none" | "custom" | `${number}`;

/** The form as it stands: what was typed, not what it means. */
export type Draft = {
  life: LifeChoice;
  /** Hours, while `life` is `custom`. */
  hours: string;
  requireExpiry: boolean;
  requireIpList: boolean;
  fullAccess: boolean;
  requireOrganization: boolean;
  requireIfMatch: boolean;
  ips: string;
  reportOnly: boolean;
  domains: string;
};

const lives = [24, 72, 7 * 24, 30 * 24, 90 * 24, 8_760];

export const lifeOptions: { value: LifeChoice; label: string }[] = [
  { value: "none", label: "No limit" },
  ...lives.map((hours) => ({ value: `${hours}` as const, label: hours === 8_760 ? "1 year" : lifeInWords(hours) })),
  { value: "custom", label: "Other…" },
];

export function draftOf(policy: WorkspacePolicy): Draft {
  const { maxKeyLifeHours: hours, requireExpiry, requireIpList, fullAccess } = policy;
  const { requireOrganization, requireIfMatch } = policy;
  const known = hours === null || lives.includes(hours);
  return {
    ...{ requireExpiry, requireIpList, fullAccess, requireOrganization, requireIfMatch },
    life: hours === null ? "none" : known ? `${hours}` : "custom",
    hours: hours === null ? "" : String(hours),
    ips: policy.allowedIps.join("\n"),
    reportOnly: policy.ipReportSince !== null,
    domains: policy.allowedDomains.join("\n"),
  };
}

function lifeOf({ life, hours }: Draft): number | null {
  if (life === "none") return null;
  if (life !== "custom") return Number(life);
  // What is no number is sent as one that the server refuses, beside its field.
  return /^\d{1,6}$/.test(hours.trim()) ? Number(hours.trim()) : 0;
}

/** What the draft changes of what is saved. */
export function changesIn(draft: Draft, saved: WorkspacePolicy): SetPolicy {
  const wanted: Required<SetPolicy> = {
    maxKeyLifeHours: lifeOf(draft),
    requireExpiry: draft.requireExpiry,
    requireIpList: draft.requireIpList,
    fullAccess: draft.fullAccess,
    requireOrganization: draft.requireOrganization,
    requireIfMatch: draft.requireIfMatch,
    allowedIps: entriesOf(draft.ips),
    ipMode: draft.reportOnly && entriesOf(draft.ips).length > 0 ? "report" : "enforce",
    allowedDomains: entriesOf(draft.domains),
  };
  return onlyChanges<SetPolicy>(wanted, { ...saved, ipMode: saved.ipReportSince === null ? "enforce" : "report" });
}

/** The part of the draft that the server is asked about before it is saved. */
export function questionOf(draft: Draft) {
  const hours = lifeOf(draft);
  const { requireExpiry, requireIpList, fullAccess } = draft;
  return {
    ...{ requireExpiry, requireIpList, fullAccess, allowedIps: entriesOf(draft.ips) },
    maxKeyLifeHours: hours !== null && hours >= 1 && hours <= 8_760 ? hours : null,
  };
}
