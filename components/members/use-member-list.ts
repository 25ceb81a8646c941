"use client";

import { useAddressState } from "@/components/data-table/use-address-state";
import { defaultMemberQuery, type MemberListQuery, memberQueryParams } from "@/lib/members/list-query";

export type MemberListState = {
  /** What is asked for: at once, before the server has answered. */
  query: MemberListQuery;
  pending: boolean;
  /** Goes to page 1 unless the change names a page. */
  change: (change: Partial<MemberListQuery>, how?: "push" | "replace") => void;
  clear: () => void;
};

export function useMemberList(served: MemberListQuery): MemberListState {
  const { state: query, pending, go } = useAddressState(served, memberQueryParams);
  return {
    query,
    pending,
    change: (change, how) => go({ ...query, page: 1, ...change }, how),
    clear: () => go({ ...defaultMemberQuery, sort: query.sort }),
  };
}
