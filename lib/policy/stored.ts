import "server-only";
import { openPolicy, type WorkspacePolicy } from "../access/workspace-policy";

/** A stored row as it is read from the database. */
export type StoredPolicy = Readonly<{
  maxKeyLifeHours: number | null;
  requireExpiry: boolean;
  requireIpList: boolean;
  fullAccess: boolean;
  requireOrganization: boolean;
  requireIfMatch: boolean;
  allowedIps: string;
  ipReportSince: Date | null;
  allowedDomains: string;
}>;

export function policyOf(row: StoredPolicy | null): WorkspacePolicy {
  if (!row) return openPolicy;
  const { maxKeyLifeHours, requireExpiry, requireIpList, fullAccess, requireOrganization, requireIfMatch } = row;
  return {
    ...{ maxKeyLifeHours, requireExpiry, requireIpList, fullAccess, requireOrganization, requireIfMatch },
    allowedIps: row.allowedIps.split(" ").filter(Boolean),
    ipReportSince: row.ipReportSince?.toISOString() ?? null,
    allowedDomains: row.allowedDomains.split(" ").filter(Boolean),
  };
}

/** The policy as the audit log and scripts tell it. */
export function policyInWords(policy: WorkspacePolicy): Record<string, unknown> {
  return {
    max_key_life_hours: policy.maxKeyLifeHours,
    require_expiry: policy.requireExpiry,
    require_ip_list: policy.requireIpList,
    full_access: policy.fullAccess,
    require_organization: policy.requireOrganization,
    require_if_match: policy.requireIfMatch,
    allowed_ips: policy.allowedIps,
    ip_mode: policy.ipReportSince === null ? "enforce" : "report",
    allowed_domains: policy.allowedDomains,
  };
}
