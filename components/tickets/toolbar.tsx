"use client";

import { FilterChoice } from "@/components/data-table/filter-menu";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { defaultTicketList, ticketSearchText } from "@/lib/tickets/list-state";
import type { Assignee } from "@/lib/tickets/schema";
import { ticketPriorities, ticketStatuses } from "@/lib/tickets/schema";
import type { TicketList } from "./use-ticket-list";
import { priorityLabels, statusLabels } from "./words";

const statusOptions = [
  ...ticketStatuses.map((value) => ({ value: value as string, label: statusLabels[value] })),
  { value: "all", label: "Every status" },
];
const priorityOptions = ticketPriorities.map((value) => ({ value: value as string, label: priorityLabels[value] }));

type ToolbarProps = { list: TicketList; assignees: readonly Assignee[]; viewerId: string };

export function Toolbar({ list: { state, change, clear }, assignees, viewerId }: ToolbarProps) {
  const { q, status, priority, assignee, requester } = state;
  const filtered = q || status !== defaultTicketList.status || priority || assignee || requester;
  return (
    <>
      <SearchField
        label="Search tickets"
        placeholder="Words, number, name or email"
        value={q}
        onChange={(next) => change({ q: next }, "replace")}
        clean={ticketSearchText}
      />
      <FilterChoice
        label="Status"
        any="Unsolved"
        value={status === defaultTicketList.status ? null : status}
        onChange={(value) =>
          change({ status: value === "all" ? "all" : (ticketStatuses.find((name) => name === value) ?? "unsolved") })
        }
        options={statusOptions}
      />
      <FilterChoice
        label="Priority"
        any="Any priority"
        value={priority}
        onChange={(value) => change({ priority: ticketPriorities.find((name) => name === value) ?? null })}
        options={priorityOptions}
      />
      <FilterChoice
        label="Assignee"
        any="Anybody"
        value={assignee}
        onChange={(value) => change({ assignee: value })}
        options={[
          { value: viewerId, label: "Me" },
          { value: "none", label: "Nobody" },
          ...assignees.filter(({ id }) => id !== viewerId).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {filtered ? (
        <Button variant="ghost" onClick={clear}>
          Clear filters
        </Button>
      ) : null}
    </>
  );
}
