"use client";

import Link from "next/link";
import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Ticket } from "@/lib/tickets/schema";
import { TicketStatusDot } from "./status";
import { priorityLabels } from "./words";

/** A ticket with what the table needs beside it. */
export type TicketTableRow = Ticket & { href: string; assignee: string | null };

const column = columnHelper<TicketTableRow>();

export const columns = column.columns([
  column.accessor("subject", {
    id: "subject",
    header: "Subject",
    cell: ({ row: { original } }) => (
      <Link
        href={original.href}
        prefetch={false}
        title={original.subject}
        className="block truncate rounded-sm font-medium underline-offset-2 hover:underline"
      >
        {original.subject}
      </Link>
    ),
    enableSorting: false,
    enableHiding: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("number", {
    header: "Number",
    cell: ({ getValue }) => <span className="text-muted">#{getValue()}</span>,
  }),
  column.display({
    id: "requester",
    header: "Requester",
    cell: ({ row: { original } }) => (
      <span className="block max-w-44 truncate" title={original.requester.email ?? undefined}>
        {original.requester.name || original.requester.email}
      </span>
    ),
  }),
  column.accessor("status", {
    header: "Status",
    cell: ({ getValue }) => <TicketStatusDot status={getValue()} />,
    enableSorting: false,
  }),
  column.accessor("priority", {
    header: "Priority",
    cell: ({ getValue }) => (
      <span className={getValue() === "urgent" ? "text-danger-text" : getValue() === "high" ? "" : "text-muted"}>
        {priorityLabels[getValue()]}
      </span>
    ),
  }),
  column.accessor("assignee", {
    header: "Assignee",
    cell: ({ getValue }) => (
      <span className={getValue() ? "block max-w-36 truncate" : "text-muted"}>{getValue() ?? "Nobody"}</span>
    ),
    enableSorting: false,
  }),
  column.accessor("last_comment_at", {
    id: "last_comment_at",
    header: "Last message",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
  }),
]);
