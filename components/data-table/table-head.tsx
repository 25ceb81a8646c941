"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { columnLabel, type DataTableInstance } from "./features";
import { fade, headCellLook, headLook, roles } from "./table-look";

type TableHeadProps<Row extends object> = {
  table: DataTableInstance<Row>;
  selectable: boolean;
  hasActions: boolean;
};

export function TableHead<Row extends object>({ table, selectable, hasActions }: TableHeadProps<Row>) {
  const all = table.getIsAllPageRowsSelected();
  return (
    <thead className={headLook} {...roles.group}>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} {...roles.row}>
          {selectable ? (
            <th scope="col" className={cn(headCellLook, "w-10")} {...roles.columnHeader}>
              <Checkbox
                aria-label="Select all rows on this page"
                checked={all ? true : table.getIsSomePageRowsSelected() ? "indeterminate" : false}
                onCheckedChange={() => table.toggleAllPageRowsSelected(!all)}
                className="align-middle"
              />
            </th>
          ) : null}
          {group.headers.map((header) => (
            <HeadCell key={header.id} table={table} header={header} />
          ))}
          {hasActions ? (
            <th
              scope="col"
              className={cn(headCellLook, fade, "right-0 z-11 w-12 [--row:var(--color-surface)]")}
              {...roles.columnHeader}
            >
              <span className="sr-only">Actions</span>
            </th>
          ) : null}
        </tr>
      ))}
    </thead>
  );
}

type Header<Row extends object> = ReturnType<DataTableInstance<Row>["getHeaderGroups"]>[number]["headers"][number];

function HeadCell<Row extends object>({ table, header }: { table: DataTableInstance<Row>; header: Header<Row> }) {
  const { column } = header;
  const meta = column.columnDef.meta;
  const order = column.getIsSorted();
  const sortable = column.getCanSort();
  const Icon = order === "asc" ? ArrowUp : order === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={order === "asc" ? "ascending" : order === "desc" ? "descending" : sortable ? "none" : undefined}
      className={cn(headCellLook, meta?.align === "end" && "text-right", meta?.className)}
      {...roles.columnHeader}
    >
      {sortable ? (
        <button
          type="button"
          onClick={() =>
            column.toggleSorting(order === "asc" || (order === false && column.getFirstSortDir() === "desc"))
          }
          className={cn(
            "group/sort -mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-foreground",
            order && "text-foreground",
          )}
        >
          {columnLabel(column)}
          <Icon
            aria-hidden
            className={cn(
              "size-3.5",
              !order && "opacity-0 group-hover/sort:opacity-70 group-focus-visible/sort:opacity-70",
            )}
          />
        </button>
      ) : (
        <table.FlexRender header={header} />
      )}
    </th>
  );
}
