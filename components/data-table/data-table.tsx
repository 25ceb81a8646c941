"use client";

import { functionalUpdate, type SortingState, useTable } from "@tanstack/react-table";
import { type ReactNode, useMemo, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ColumnMenu } from "./column-menu";
import { type DataTableColumns, features } from "./features";
import { SelectionBar } from "./selection-bar";
import { SortMenu } from "./sort-menu";
import { TableBody } from "./table-body";
import { TableHead } from "./table-head";
import { tableLook, roles as tableRoles } from "./table-look";
import { TableSkeleton } from "./table-skeleton";
import { useColumnVisibility } from "./use-column-visibility";
import { useOverflow } from "./use-overflow";

export type DataTableProps<Row extends object> = {
  /** What the table lists, for screen readers. */
  label: string;
  /** Defined outside of the component, or memoised: a new array rebuilds the table. */
  columns: DataTableColumns<Row>;
  /** One page, in order; undefined until the first one has arrived. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** The row in words, for its checkbox: "Select Zapier". */
  rowLabel: (row: Row) => string;
  sorting: SortingState;
  onSortingChange: (sorting: SortingState) => void;
  /** `Pagination` by page number, or `KeysetPagination` where counting all rows would cost too much. */
  pagination: ReactNode;
  /** Another page, order or filter is on its way. */
  pending?: boolean;
  /** Where the browser keeps the choice of columns. */
  columnsKey: string;
  /** Search and filters. */
  toolbar?: ReactNode;
  selection?: {
    selected: ReadonlySet<string>;
    onChange: (selected: ReadonlySet<string>) => void;
    /** Rows that nothing can be done with have no checkbox. */
    canSelect?: (row: Row) => boolean;
    actions: ReactNode;
  };
  rowActions?: (row: Row) => ReactNode;
  /** The id of the row that was changed last: it lights up for a moment. */
  changedRow?: string | null;
  /** In place of the rows when there are none: why, and the next step. */
  empty: ReactNode;
};

const none: never[] = [];

/** THE table of the console. It shows and asks; sorting, filtering and paging happen on the server. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowLabel, sorting, pagination, pending = false, selection, rowActions } = props;
  const defaults = useMemo(
    () => Object.fromEntries(columns.filter((c) => c.meta?.hiddenByDefault).map((c) => [columnId(c), false])),
    [columns],
  );
  const [columnVisibility, setColumnVisibility] = useColumnVisibility(props.columnsKey, defaults);
  const rowSelection = useMemo(
    () => Object.fromEntries(Array.from(selection?.selected ?? none, (id) => [id, true as const])),
    [selection?.selected],
  );
  const table = useTable({
    features,
    columns,
    data: rows ?? none,
    getRowId: props.rowId,
    manualSorting: true,
    enableMultiSort: false,
    enableSortingRemoval: false,
    enableRowSelection: ({ original }) => selection?.canSelect?.(original) ?? true,
    state: { sorting, columnVisibility, rowSelection },
    onSortingChange: (updater) => props.onSortingChange(functionalUpdate(updater, sorting)),
    onColumnVisibilityChange: setColumnVisibility,
    onRowSelectionChange: (updater) =>
      selection?.onChange(new Set(Object.keys(functionalUpdate(updater, rowSelection)))),
  });
  const box = useRef<HTMLElement>(null);
  const overflows = useOverflow(box);
  const isEmpty = rows !== undefined && rows.length === 0;

  return (
    <div className="@container/table">
      {isEmpty && !props.toolbar ? null : (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          {props.toolbar}
          <div className="ml-auto flex gap-2">
            <SortMenu table={table} />
            <ColumnMenu table={table} />
          </div>
        </div>
      )}
      <div className="relative rounded-xl border bg-surface shadow-xs" aria-busy={pending || rows === undefined}>
        <ProgressBar active={pending} label={`Loading ${label}`} className="rounded-t-xl" />
        {isEmpty ? (
          props.empty
        ) : (
          <section
            ref={box}
            aria-label={label}
            // What scrolls must be reachable by keyboard.
            tabIndex={overflows ? 0 : undefined}
            className={cn("rounded-t-xl last:rounded-b-xl", overflows && "overflow-x-auto")}
          >
            <table aria-label={label} className={tableLook} {...tableRoles.table}>
              <TableHead table={table} selectable={selection !== undefined} hasActions={rowActions !== undefined} />
              {rows === undefined ? (
                <TableSkeleton
                  table={table}
                  selectable={selection !== undefined}
                  hasActions={rowActions !== undefined}
                />
              ) : (
                <TableBody
                  table={table}
                  selectable={selection !== undefined}
                  rowLabel={rowLabel}
                  rowActions={rowActions}
                  dimmed={pending}
                  changedRow={props.changedRow ?? null}
                />
              )}
            </table>
          </section>
        )}
        {isEmpty || rows === undefined ? null : pagination}
      </div>
      {selection ? (
        <SelectionBar count={selection.selected.size} onClear={() => selection.onChange(new Set())}>
          {selection.actions}
        </SelectionBar>
      ) : null}
    </div>
  );
}

function columnId(column: { id?: string; accessorKey?: unknown; header?: unknown }): string {
  return column.id ?? String(column.accessorKey ?? column.header);
}
