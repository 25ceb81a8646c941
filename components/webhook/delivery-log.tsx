"use client";

import { SearchX, Send } from "lucide-react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChoice } from "@/components/data-table/filter-menu";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { useAddressState } from "@/components/data-table/use-address-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Pagination } from "@/lib/entry/page";
import { eventTypeNames } from "@/lib/events/event-types";
import { defaultLog, type LogState, logParams } from "@/lib/webhooks/log-state";
import {
  type Delivery,
  type DeliveryWithAttempts,
  deliveryStatuses,
  deliveryStatusNames,
  testType,
  type Webhook,
} from "@/lib/webhooks/schema";
import { DeliveryDialog } from "./delivery-dialog";
import { columns } from "./log-columns";

type DeliveryLogProps = {
  workspace: string;
  webhook: Webhook;
  state: LogState;
  page: { data: readonly Delivery[]; pagination: Pagination };
  /** The delivery that the address names. */
  open: DeliveryWithAttempts | null;
  mayWrite: boolean;
};

const statuses = deliveryStatusNames.map((value) => ({ value, label: deliveryStatuses[value].label }));
const types = [...eventTypeNames, testType].map((value) => ({ value, label: value }));
const unsorted = () => undefined;

/** What was sent, newest first, for who looks for one of them. */
export function DeliveryLog({ workspace, webhook, state: served, page, open, mayWrite }: DeliveryLogProps) {
  const { state, pending, go } = useAddressState(served, logParams);
  const change = (next: Partial<LogState>) => go({ ...state, cursor: null, delivery: null, ...next });
  const { prev_cursor: newer, next_cursor: older } = page.pagination;
  const isFiltered = state.status !== null || state.type !== null;
  const count = page.data.length;
  return (
    <section aria-labelledby="delivery-log">
      <h2 id="delivery-log" className="font-semibold text-base">
        Deliveries
      </h2>
      <p className="mt-0.5 mb-3 max-w-prose text-muted text-sm">
        Kept for 30 days. What fails is tried ten times within about 75 hours.
      </p>
      <DataTable
        label="Deliveries"
        columns={columns}
        rows={page.data}
        rowId={(row) => row.id}
        rowLabel={(row) => row.event_id}
        sorting={[]}
        onSortingChange={unsorted}
        pagination={
          <KeysetPagination
            summary={count === 1 ? "1 delivery" : `${count} deliveries on this page`}
            onNewer={newer ? () => change({ cursor: newer }) : null}
            onOlder={older ? () => change({ cursor: older }) : null}
          />
        }
        pending={pending}
        columnsKey="webhook-deliveries"
        toolbar={
          <>
            <FilterChoice
              label="Status"
              any="Any status"
              value={state.status}
              onChange={(value) => change({ status: deliveryStatusNames.find((name) => name === value) ?? null })}
              options={statuses}
            />
            <FilterChoice
              label="Event"
              any="Any event"
              value={state.type}
              onChange={(type) => change({ type })}
              options={types}
            />
            {isFiltered ? (
              <Button variant="ghost" onClick={() => go(defaultLog)}>
                Clear filters
              </Button>
            ) : null}
          </>
        }
        rowActions={(row) => (
          <Button size="sm" variant="ghost" onClick={() => go({ ...state, delivery: row.id })}>
            Show<span className="sr-only"> {row.event_id}</span>
          </Button>
        )}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<SearchX />}
              title="No delivery fits"
              action={<Button onClick={() => go(defaultLog)}>Clear filters</Button>}
            />
          ) : (
            <EmptyState icon={<Send />} title="Nothing sent yet">
              Send a test, or wait for the next event of the chosen types.
            </EmptyState>
          )
        }
      />
      <DeliveryDialog
        workspace={workspace}
        webhook={webhook}
        delivery={state.delivery === null || open?.id !== state.delivery ? null : open}
        mayWrite={mayWrite}
        onClose={() => go({ ...state, delivery: null })}
      />
    </section>
  );
}
