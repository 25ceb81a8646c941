"use client";

import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AuditEntry } from "@/lib/audit-log/schema";
import { actorLabel, eventLabel, targetLabel } from "./event-label";

const column = columnHelper<AuditEntry>();

export const columns = column.columns([
  column.accessor("event", {
    header: "Event",
    cell: ({ getValue }) => <span className="block truncate font-medium">{eventLabel(getValue())}</span>,
    enableHiding: false,
    enableSorting: false,
    meta: { priority: "primary", className: "@min-[640px]/table:min-w-40" },
  }),
  column.display({
    id: "target",
    header: "Target",
    cell: ({ row: { original } }) => <Named name={original.target.name} kind={targetLabel(original.target.type)} />,
    meta: { className: takesTheRest },
  }),
  column.display({
    id: "actor",
    header: "Actor",
    cell: ({ row: { original } }) => (
      <Named name={original.actor.name} kind={actorLabel(original.actor.type)} className="max-w-52" />
    ),
  }),
  column.accessor("ip", {
    header: "Address",
    cell: ({ getValue }) => <span className="font-mono text-xs">{getValue() || "–"}</span>,
    enableSorting: false,
  }),
  column.accessor("at", {
    id: "when",
    header: "When",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
    enableSorting: false,
  }),
  column.accessor("requestId", {
    id: "request",
    header: "Request",
    cell: ({ getValue }) => <span className="font-mono text-xs">{getValue()}</span>,
    enableSorting: false,
    meta: { hiddenByDefault: true, priority: "low" },
  }),
]);

function Named({ name, kind, className }: { name: string; kind: string; className?: string }) {
  return (
    <span className={cn("block truncate", className)} title={name}>
      {name} <span className="text-muted text-xs">{kind}</span>
    </span>
  );
}
