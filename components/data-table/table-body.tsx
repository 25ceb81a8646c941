"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { columnLabel, type DataTableInstance } from "./features";
import { actionsCellLook, bodyLook, cellLook, checkboxCellLook, roles, rowLook } from "./table-look";

type TableBodyProps<Row extends object> = {
  table: DataTableInstance<Row>;
  selectable: boolean;
  rowLabel: (row: Row) => string;
  rowActions: ((row: Row) => ReactNode) | undefined;
  /** The next page is on its way: what shows is old. */
  dimmed: boolean;
  changedRow: string | null;
};

export function TableBody<Row extends object>(props: TableBodyProps<Row>) {
  const { table, selectable, rowLabel, rowActions, dimmed, changedRow } = props;
  return (
    <tbody
      {...roles.group}
      className={cn(bodyLook, "transition-opacity duration-150", dimmed && "pointer-events-none opacity-50 delay-100")}
    >
      {table.getRowModel().rows.map((row) => (
        <tr
          key={row.id}
          className={rowLook}
          data-selected={row.getIsSelected() || undefined}
          data-changed={row.id === changedRow || undefined}
          {...roles.row}
        >
          {selectable ? (
            <td className={checkboxCellLook} {...roles.cell}>
              {row.getCanSelect() ? (
                <Checkbox
                  aria-label={`Select ${rowLabel(row.original)}`}
                  checked={row.getIsSelected()}
                  // The table's own handler, because it knows Shift ranges; it wants the event of a native checkbox.
                  onClick={({ shiftKey }) =>
                    row.getToggleSelectedHandler()({ target: { checked: !row.getIsSelected() }, shiftKey })
                  }
                />
              ) : null}
            </td>
          ) : null}
          {row.getVisibleCells().map((cell) => {
            const meta = cell.column.columnDef.meta;
            const look = cellLook(meta, selectable, rowActions !== undefined);
            if (meta?.priority === "primary") {
              return (
                <th key={cell.id} scope="row" className={look} {...roles.rowHeader}>
                  <table.FlexRender cell={cell} />
                </th>
              );
            }
            return (
              <td key={cell.id} className={look} {...roles.cell}>
                <span className="w-20 shrink-0 text-muted text-xs @min-[640px]/table:hidden">
                  {columnLabel(cell.column)}
                </span>
                <div className="min-w-0 @min-[640px]/table:contents">
                  <table.FlexRender cell={cell} />
                </div>
              </td>
            );
          })}
          {rowActions ? (
            <td className={actionsCellLook} {...roles.cell}>
              {rowActions(row.original)}
            </td>
          ) : null}
        </tr>
      ))}
    </tbody>
  );
}
