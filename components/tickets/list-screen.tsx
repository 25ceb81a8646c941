"use client";

import { Inbox, SearchX } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Pagination } from "@/lib/entry/page";
import { paths } from "@/lib/paths";
import { type TicketListState, ticketListSorts } from "@/lib/tickets/list-state";
import type { Assignee, Ticket } from "@/lib/tickets/schema";
import { columns } from "./columns";
import { Toolbar } from "./toolbar";
import { useTicketList } from "./use-ticket-list";
import { description } from "./words";

type TicketsScreenProps = {
  workspace: string;
  viewerId: string;
  state: TicketListState;
  page: { data: readonly Ticket[]; pagination: Pagination } | null;
  assignees: readonly Assignee[];
};

export function TicketsScreen({ workspace, viewerId, state: served, page, assignees }: TicketsScreenProps) {
  const list = useTicketList(served);
  const { state, change } = list;
  const tickets = page?.data;
  const rows = useMemo(() => {
    const names = new Map(assignees.map(({ id, name }) => [id, name]));
    return (tickets ?? []).map((ticket) => ({
      ...ticket,
      href: paths.ticket(workspace, ticket.number),
      assignee: ticket.assignee_id && (names.get(ticket.assignee_id) ?? "Former member"),
    }));
  }, [tickets, assignees, workspace]);
  const newer = page?.pagination.prev_cursor ?? null;
  const older = page?.pagination.next_cursor ?? null;
  return (
    <>
      <PageHeader title="Tickets" description={description} />
      <DataTable
        label="Tickets"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.subject}
        sorting={[{ id: state.sort.column, desc: state.sort.descending }]}
        onSortingChange={([sort]) => {
          const column = ticketListSorts.find((name) => name === sort?.id);
          if (column && sort) change({ sort: { column, descending: sort.desc } });
        }}
        pagination={
          <KeysetPagination
            summary={`${rows.length} ${rows.length === 1 ? "ticket" : "tickets"} on this page`}
            onNewer={newer === null ? null : () => change({ cursor: newer })}
            onOlder={older === null ? null : () => change({ cursor: older })}
          />
        }
        pending={list.pending}
        columnsKey="tickets"
        toolbar={<Toolbar list={list} assignees={assignees} viewerId={viewerId} />}
        empty={<Empty state={state} onClear={list.clear} onAll={() => change({ status: "all" })} />}
      />
    </>
  );
}

type EmptyProps = { state: TicketListState; onClear: () => void; onAll: () => void };

function Empty({ state: { q, status, priority, assignee, requester }, onClear, onAll }: EmptyProps) {
  if (q || priority || assignee || requester || (status !== "unsolved" && status !== "all")) {
    return (
      <EmptyState icon={<SearchX />} title="No ticket fits" action={<Button onClick={onClear}>Clear filters</Button>}>
        Try fewer words, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Inbox />}
      title={status === "all" ? "No tickets yet" : "Nothing is waiting"}
      action={status === "all" ? null : <Button onClick={onAll}>Show every status</Button>}
    >
      {status === "all"
        ? "Tickets that integrations create through the API appear here."
        : "Every ticket is solved or closed."}
    </EmptyState>
  );
}
