"use client";

import { useAddressState } from "@/components/data-table/use-address-state";
import { type RequestLogQuery, requestLogParams } from "@/lib/api-keys/request-log-query";

/** What the log is asked for; a change begins at the latest call unless it names a place. */
export function useLogState(served: RequestLogQuery) {
  const { state: query, pending, go } = useAddressState(served, requestLogParams);
  const change = (to: Partial<RequestLogQuery>, how: "push" | "replace" = "push") =>
    go({ ...query, place: null, ...to }, how);
  return { query, pending, change };
}
