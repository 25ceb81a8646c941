"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type ApiKeyListQuery, defaultListQuery, listQueryParams } from "@/lib/api-keys/list-query";

export type ListState = {
  /** What is asked for: at once, before the server has answered. */
  query: ApiKeyListQuery;
  pending: boolean;
  /** Goes to page 1 unless the change names a page. */
  change: (change: Partial<ApiKeyListQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

/** The list's state lives in the address, so that it can be shared, gone back to, and survives a reload. */
export function useListState(served: ApiKeyListQuery): ListState {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useOptimistic(served);
  const go = (next: ApiKeyListQuery, how: "push" | "replace") =>
    startTransition(() => {
      setQuery(next);
      const params = listQueryParams(next).toString();
      router[how](params ? `${pathname}?${params}` : pathname, { scroll: false });
    });
  return {
    query,
    pending,
    change: (change, how = "push") => go({ ...query, page: 1, ...change }, how),
    clear: () => go({ ...defaultListQuery, sort: query.sort, per: query.per }, "push"),
  };
}
