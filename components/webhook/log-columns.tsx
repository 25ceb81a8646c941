"use client";

import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import { DeliveryStatusDot } from "@/components/webhooks/status";
import type { Delivery } from "@/lib/webhooks/schema";

const column = columnHelper<Delivery>();
const mono = "font-mono text-2xs leading-5";

export const columns = column.columns([
  column.accessor("event_type", {
    id: "event",
    header: "Event",
    cell: ({ row: { original } }) => (
      <span className="block min-w-0">
        <span className={`block truncate font-medium ${mono}`}>{original.event_type}</span>
        <span title={original.event_id} className={`block truncate text-muted ${mono}`}>
          {original.event_id}
        </span>
      </span>
    ),
    enableSorting: false,
    enableHiding: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("status", {
    header: "Status",
    cell: ({ getValue }) => <DeliveryStatusDot status={getValue()} />,
    enableSorting: false,
  }),
  column.accessor("response_status", {
    id: "answer",
    header: "Answer",
    cell: ({ row: { original } }) => <Answer delivery={original} />,
    enableSorting: false,
  }),
  column.accessor("attempts_count", {
    id: "attempts",
    header: "Attempts",
    cell: ({ getValue }) => <span className="text-muted tabular-nums">{getValue()}</span>,
    enableSorting: false,
    meta: { align: "end", priority: "low" },
  }),
  column.accessor("next_attempt_at", {
    id: "next",
    header: "Next attempt",
    cell: ({ getValue }) => <RelativeTime at={getValue()} empty="–" className="text-muted" />,
    enableSorting: false,
    meta: { priority: "low" },
  }),
  column.accessor("created_at", {
    id: "time",
    header: "Queued",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
    enableSorting: false,
  }),
]);

function Answer({
  delivery: { response_status: status, response_ms: ms, error, attempts_count: tried },
}: {
  delivery: Delivery;
}) {
  if (tried === 0) return <span className="text-subtle">–</span>;
  if (status === null) {
    return (
      <span title={error} className="block max-w-48 truncate text-muted">
        {error || "None"}
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap tabular-nums">
      {status} <span className="text-muted">in {ms} ms</span>
    </span>
  );
}
