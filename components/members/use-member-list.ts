"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { defaultMemberQuery, type MemberListQuery, memberQueryParams } from "@/lib/members/list-query";

export type MemberListState = {
  /** What is asked for: at once, before the server has answered. */
  query: MemberListQuery;
  pending: boolean;
  /** Goes to page 1 unless the change names a page. */
  change: (change: Partial<MemberListQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

/** The list's state lives in the address, so that it can be shared, gone back to, and survives a reload. */
export function useMemberList(served: MemberListQuery): MemberListState {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useOptimistic(served);
  const go = (next: MemberListQuery, how: "push" | "replace") =>
    startTransition(() => {
      setQuery(next);
      const params = memberQueryParams(next).toString();
      router[how](params ? `${pathname}?${params}` : pathname, { scroll: false });
    });
  return {
    query,
    pending,
    change: (change, how = "push") => go({ ...query, page: 1, ...change }, how),
    clear: () => go({ ...defaultMemberQuery, sort: query.sort }, "push"),
  };
}
