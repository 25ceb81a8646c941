/** What a workspace asks of every key that is made or changed in it. */
export type KeyTerms = Readonly<{
  /** The longest life in hours; null: as long as any key may live, or for ever. */
  maxKeyLifeHours: number | null;
  requireExpiry: boolean;
  requireIpList: boolean;
  /** Whether keys may hold `*`. */
  fullAccess: boolean;
}>;

/** The terms, and what holds for every request whatever its key says. */
export type WorkspacePolicy = KeyTerms &
  Readonly<{
    requireOrganization: boolean;
    /** Whether a change over the API must name the version that it was made on. */
    requireIfMatch: boolean;
    allowedIps: readonly string[];
    /** Since when the list only counts what it would refuse, ISO 8601; null when it refuses. */
    ipReportSince: string | null;
    allowedDomains: readonly string[];
  }>;

/** A workspace that has set nothing. */
export const openPolicy: WorkspacePolicy = {
  maxKeyLifeHours: null,
  requireExpiry: false,
  requireIpList: false,
  fullAccess: true,
  requireOrganization: false,
  requireIfMatch: false,
  allowedIps: [],
  ipReportSince: null,
  allowedDomains: [],
};

export const fullAccessRefusal = "This workspace does not allow keys with full access (*).";
export const ipListRequirement = "This workspace requires an IP list: name the addresses that will use the key.";

/** "30 days", "72 hours": as people say it. */
export function lifeInWords(hours: number): string {
  if (hours > 72 && hours % 24 === 0) return `${(hours / 24).toLocaleString("en-US")} days`;
  return hours === 1 ? "1 hour" : `${hours.toLocaleString("en-US")} hours`;
}
