"use client";

import { useAddressState } from "@/components/data-table/use-address-state";
import { type ApiKeyListQuery, defaultListQuery, listQueryParams } from "@/lib/api-keys/list-query";

export type ListState = {
  /** What is asked for: at once, before the server has answered. */
  query: ApiKeyListQuery;
  pending: boolean;
  /** Goes to page 1 unless the change names a page. */
  change: (change: Partial<ApiKeyListQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

export function useListState(served: ApiKeyListQuery): ListState {
  const { state: query, pending, go } = useAddressState(served, listQueryParams);
  return {
    query,
    pending,
    change: (change, how) => go({ ...query, page: 1, ...change }, how),
    clear: () => go({ ...defaultListQuery, sort: query.sort, per: query.per }),
  };
}
