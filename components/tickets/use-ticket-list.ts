"use client";

import { useAddressState } from "@/components/data-table/use-address-state";
import { defaultTicketList, type TicketListState, ticketListParams } from "@/lib/tickets/list-state";

export type TicketList = {
  state: TicketListState;
  pending: boolean;
  /** Goes to the first page unless the change names a place. */
  change: (change: Partial<TicketListState>, how?: "push" | "replace") => void;
  clear: () => void;
};

export function useTicketList(served: TicketListState): TicketList {
  const { state, pending, go } = useAddressState(served, ticketListParams);
  return {
    state,
    pending,
    change: (change, how) => go({ ...state, cursor: null, ...change }, how),
    clear: () => go({ ...defaultTicketList, sort: state.sort }),
  };
}
