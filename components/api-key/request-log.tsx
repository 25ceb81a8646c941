"use client";

import { ScrollText, SearchX } from "lucide-react";
import Link from "next/link";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { isDenied } from "@/lib/access/denial";
import type { RequestLogPage } from "@/lib/api-keys/evidence";
import type { RequestLogQuery } from "@/lib/api-keys/request-log-query";
import { paths } from "@/lib/paths";
import { columns } from "./log-columns";
import { RequestSearch } from "./request-search";
import { useLogState } from "./use-log-state";

type RequestLogProps = { workspace: string; query: RequestLogQuery; log: RequestLogPage };

const outcomes = [
  { value: "all", label: "All calls" },
  { value: "refused", label: "Refused" },
] as const;

const unsorted = () => undefined;

/** The last calls of the key, for who looks for one of them. */
export function RequestLog({ workspace, query: served, log }: RequestLogProps) {
  const { query, pending, change } = useLogState(served);
  const { newer, older } = log;
  return (
    <section aria-labelledby="request-log">
      <h2 id="request-log" className="font-semibold text-base">
        Request log
      </h2>
      <p className="mt-0.5 mb-3 max-w-prose text-muted text-sm">
        The latest 5,000 calls of the last 14 days. A key that makes more than 400 calls within 5 seconds is logged in
        part; the chart counts them all.
      </p>
      <DataTable
        label="Request log"
        columns={columns}
        rows={log.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.id}
        sorting={[]}
        onSortingChange={unsorted}
        pagination={
          <KeysetPagination
            summary={log.rows.length === 1 ? "1 call" : `${log.rows.length} calls`}
            onNewer={newer === null ? null : () => change({ place: { newer } })}
            onOlder={older === null ? null : () => change({ place: { older } })}
          />
        }
        pending={pending}
        columnsKey="request-log"
        toolbar={
          <>
            <RequestSearch value={query.request} onChange={(request) => change({ request }, "replace")} />
            <Segmented
              label="Outcome"
              value={query.refused ? "refused" : "all"}
              onValueChange={(value) => change({ refused: value === "refused" })}
              options={outcomes}
            />
          </>
        }
        rowActions={(row) =>
          isDenied(row.status) ? (
            <Button asChild size="sm" variant="ghost">
              <Link href={paths.whyRefused(workspace, { request: row.id })} prefetch={false}>
                Why?<span className="sr-only"> {row.id}</span>
              </Link>
            </Button>
          ) : null
        }
        empty={<Empty query={query} onClear={() => change({ request: "", refused: false })} />}
      />
    </section>
  );
}

function Empty({ query, onClear }: { query: RequestLogQuery; onClear: () => void }) {
  if (query.request === "" && !query.refused) {
    return (
      <EmptyState icon={<ScrollText />} title="No calls yet">
        Every call with this key shows here within seconds, refused ones too.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<SearchX />} title="No calls match" action={<Button onClick={onClear}>Show all calls</Button>}>
      {query.request === ""
        ? "No logged call of this key was refused."
        : "A request id looks like req_01K…; the X-Request-Id header of each answer has it. Calls older than 14 days are gone."}
    </EmptyState>
  );
}
