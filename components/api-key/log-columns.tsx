"use client";

import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { isDenied } from "@/lib/access/denial";
import type { LoggedRequestRow } from "@/lib/api-keys/evidence";

const column = columnHelper<LoggedRequestRow>();
const mono = "font-mono text-2xs leading-5";

export const columns = column.columns([
  column.accessor("path", {
    id: "request",
    header: "Request",
    cell: ({ row: { original } }) => (
      <span title={`${original.method} ${original.path}`} className={`block truncate ${mono}`}>
        <span className="font-medium">{original.method}</span> {original.path}
      </span>
    ),
    enableSorting: false,
    enableHiding: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("at", {
    id: "time",
    header: "Time",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
    enableSorting: false,
  }),
  column.accessor("status", {
    header: "Status",
    cell: ({ row: { original } }) => <CallStatus call={original} />,
    enableSorting: false,
  }),
  column.accessor("ms", {
    id: "duration",
    header: "Duration",
    cell: ({ getValue }) => <span className="text-muted">{inMs(getValue())}</span>,
    enableSorting: false,
    meta: { align: "end" },
  }),
  column.accessor("ip", {
    id: "address",
    header: "Address",
    cell: ({ getValue }) => <span className={mono}>{getValue()}</span>,
    enableSorting: false,
  }),
  column.accessor("userAgent", {
    id: "user_agent",
    header: "User agent",
    cell: ({ getValue }) => (
      <span title={getValue()} className="block max-w-40 truncate text-muted">
        {getValue() || "–"}
      </span>
    ),
    enableSorting: false,
    meta: { priority: "low" },
  }),
  column.accessor("id", {
    id: "request_id",
    header: "Request id",
    cell: ({ getValue }) => (
      <span className="inline-flex max-w-full items-center gap-1">
        <span title={getValue()} className={`max-w-28 truncate text-muted ${mono}`}>
          {getValue()}
        </span>
        <CopyButton
          value={getValue()}
          label={`Copy ${getValue()}`}
          copiedLabel="Request id copied"
          iconOnly
          variant="ghost"
          size="icon-sm"
          className="-my-1 [&_svg]:size-3.5"
        />
      </span>
    ),
    enableSorting: false,
  }),
]);

function CallStatus({ call: { status, code } }: { call: LoggedRequestRow }) {
  const tone = status < 400 ? "success" : isDenied(status) || status >= 500 ? "danger" : "warning";
  return (
    <StatusDot tone={tone}>
      {status}
      {code ? <span className={`text-muted ${mono}`}>{code}</span> : null}
    </StatusDot>
  );
}

function inMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms).toLocaleString("en-US")} ms`;
}
