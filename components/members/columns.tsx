"use client";

import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { roles } from "@/lib/access/roles";
import { ApiAccessCell } from "./api-access-cell";
import type { MemberRow } from "./viewer";

const column = columnHelper<MemberRow>();

export const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    cell: ({ row: { original } }) => (
      <div className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate" title={original.name}>
            {original.name}
          </span>
          {original.isOwn ? <Badge>You</Badge> : null}
        </span>
        <span className="truncate font-normal text-muted text-xs">{original.email}</span>
      </div>
    ),
    enableHiding: false,
    sortDescFirst: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("role", {
    header: "Role",
    cell: ({ getValue }) => <span className="whitespace-nowrap">{roles[getValue()].label}</span>,
    sortDescFirst: false,
  }),
  column.accessor("apiAccess", {
    id: "api_access",
    header: "API access",
    cell: ({ row: { original } }) => <ApiAccessCell row={original} />,
    enableSorting: false,
  }),
  column.accessor("liveKeys", {
    id: "keys",
    header: "Keys",
    cell: ({ getValue }) => (getValue() === 0 ? <span className="text-subtle">None</span> : getValue()),
    enableSorting: false,
  }),
  column.accessor("createdAt", {
    id: "joined",
    header: "Joined",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
    sortDescFirst: true,
  }),
  column.accessor("seenAt", {
    id: "last_seen",
    header: "Last seen",
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    enableSorting: false,
  }),
]);
