"use client";

import Link from "next/link";
import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Contact } from "@/lib/contacts/schema";

export type ContactTableRow = Contact & { href: string };

const column = columnHelper<ContactTableRow>();

export const columns = column.columns([
  column.accessor("name", {
    header: "Name",
    cell: ({ row: { original } }) => (
      <Link
        href={original.href}
        prefetch={false}
        title={original.name}
        className="block truncate rounded-sm font-medium underline-offset-2 hover:underline"
      >
        {original.name || original.email}
      </Link>
    ),
    enableHiding: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("email", {
    header: "Email",
    cell: ({ getValue }) => <span className="block max-w-72 truncate">{getValue() ?? "–"}</span>,
    enableSorting: false,
  }),
  column.accessor("phone", {
    header: "Phone",
    cell: ({ getValue }) => <span className="whitespace-nowrap text-muted">{getValue() ?? "–"}</span>,
    enableSorting: false,
  }),
  column.accessor("external_id", {
    header: "External id",
    cell: ({ getValue }) => (
      <span className="block max-w-36 truncate font-mono text-muted text-xs">{getValue() ?? "–"}</span>
    ),
    enableSorting: false,
    meta: { hiddenByDefault: true, priority: "low" },
  }),
  column.accessor("created_at", {
    header: "Created",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
  }),
]);
