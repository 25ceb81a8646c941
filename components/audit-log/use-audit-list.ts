"use client";

import { useAddressState } from "@/components/data-table/use-address-state";
import { type AuditQuery, auditQueryParams, defaultAuditQuery } from "@/lib/audit-log/list-query";

export type AuditList = {
  query: AuditQuery;
  pending: boolean;
  /** Goes to the newest page unless the change names a place. */
  change: (change: Partial<AuditQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

export function useAuditList(served: AuditQuery): AuditList {
  const { state: query, pending, go } = useAddressState(served, auditQueryParams);
  return {
    query,
    pending,
    change: (change, how) => go({ ...query, before: null, after: null, ...change }, how),
    clear: () => go(defaultAuditQuery),
  };
}
