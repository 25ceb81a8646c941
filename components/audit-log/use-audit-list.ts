"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type AuditQuery, auditQueryParams, defaultAuditQuery } from "@/lib/audit-log/list-query";

export type AuditList = {
  query: AuditQuery;
  pending: boolean;
  /** Goes to the newest page unless the change names a place. */
  change: (change: Partial<AuditQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

/** The log's filters and place live in the address. */
export function useAuditList(served: AuditQuery): AuditList {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useOptimistic(served);
  const go = (next: AuditQuery, how: "push" | "replace") =>
    startTransition(() => {
      setQuery(next);
      const params = auditQueryParams(next).toString();
      router[how](params ? `${pathname}?${params}` : pathname, { scroll: false });
    });
  return {
    query,
    pending,
    change: (change, how = "push") => go({ ...query, before: null, after: null, ...change }, how),
    clear: () => go(defaultAuditQuery, "push"),
  };
}
