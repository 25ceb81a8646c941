"use client";

import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { ExpiresCell, KeyCell, LastUsedCell, NameCell } from "./cells";
import { ScopesCell } from "./scopes-cell";
import { KeyStatusDot } from "./status";

/** A key as the table shows it. */
export type TableRow = ApiKeyRow & { isOwn: boolean; href: string };

const column = columnHelper<TableRow>();

export const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    cell: ({ row }) => <NameCell row={row.original} />,
    enableHiding: false,
    sortDescFirst: false,
    // Takes what the other columns leave, and is cut off rather than making the table scroll.
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("masked", {
    id: "key",
    header: "Key",
    cell: ({ row }) => <KeyCell row={row.original} />,
    enableSorting: false,
  }),
  column.display({
    id: "scopes",
    header: "Scopes",
    cell: ({ row }) => <ScopesCell row={row.original} />,
  }),
  column.display({
    id: "owner",
    header: "Owner",
    cell: ({ row: { original } }) => (
      <span className="block max-w-32 truncate">{original.isOwn ? "You" : original.owner.name}</span>
    ),
  }),
  column.accessor("createdAt", {
    id: "created",
    header: "Created",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
    sortDescFirst: true,
  }),
  column.accessor((row) => row.lastUsed?.at ?? "", {
    id: "last_used",
    header: "Last used",
    cell: ({ row }) => <LastUsedCell row={row.original} />,
    sortDescFirst: true,
  }),
  column.accessor("expiresAt", {
    id: "expires",
    header: "Expires",
    cell: ({ row }) => <ExpiresCell row={row.original} />,
    sortDescFirst: false,
  }),
  column.accessor("status", {
    header: "Status",
    cell: ({ getValue }) => <KeyStatusDot status={getValue()} />,
    enableSorting: false,
  }),
]);
