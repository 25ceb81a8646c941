"use client";

import { FlexRender } from "@tanstack/react-table";
import { memo, type ReactNode } from "react";
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

/** Covered rather than without pointer events, which every element inside would inherit: that costs more than the rows. */
const dimmedLook = "opacity-50 delay-100 after:absolute after:inset-0 after:z-20 after:content-['']";

export function TableBody<Row extends object>(props: TableBodyProps<Row>) {
  const { table, selectable, rowLabel, rowActions, dimmed, changedRow } = props;
  return (
    <tbody {...roles.group} className={cn(bodyLook, "relative transition-opacity duration-150", dimmed && dimmedLook)}>
      {table.getRowModel().rows.map((row) => (
        <MemoRow
          key={row.id}
          row={row}
          label={rowLabel(row.original)}
          columns={row
            .getVisibleCells()
            .map((cell) => cell.column.id)
            .join()}
          selectable={selectable}
          canSelect={selectable && row.getCanSelect()}
          selected={row.getIsSelected()}
          changed={row.id === changedRow}
          actions={rowActions}
        />
      ))}
    </tbody>
  );
}

type RowOf<Row extends object> = ReturnType<DataTableInstance<Row>["getRowModel"]>["rows"][number];

type BodyRowProps<Row extends object> = {
  row: RowOf<Row>;
  label: string;
  /** The ids of the columns that show, so that another choice draws the row anew. */
  columns: string;
  selectable: boolean;
  canSelect: boolean;
  selected: boolean;
  changed: boolean;
  actions: ((row: Row) => ReactNode) | undefined;
};

/** Drawn anew only when something about it changes: dimming a page costs nothing per row. */
const MemoRow = memo(BodyRow) as typeof BodyRow;

function BodyRow<Row extends object>(props: BodyRowProps<Row>) {
  const { row, label, selectable, canSelect, selected, changed, actions } = props;
  return (
    <tr className={rowLook} data-selected={selected || undefined} data-changed={changed || undefined} {...roles.row}>
      {selectable ? (
        <td className={checkboxCellLook} {...roles.cell}>
          {canSelect ? (
            <Checkbox
              aria-label={`Select ${label}`}
              checked={selected}
              // The table's own handler, because it knows Shift ranges.
              onCheckedChange={(_, { target, nativeEvent }) =>
                row.getToggleSelectedHandler()({
                  target: { checked: target.checked },
                  shiftKey: nativeEvent instanceof MouseEvent && nativeEvent.shiftKey,
                })
              }
            />
          ) : null}
        </td>
      ) : null}
      {row.getVisibleCells().map((cell) => {
        const meta = cell.column.columnDef.meta;
        const look = cellLook(meta, selectable, actions !== undefined);
        if (meta?.priority === "primary") {
          return (
            <th key={cell.id} scope="row" className={look} {...roles.rowHeader}>
              <FlexRender cell={cell} />
            </th>
          );
        }
        return (
          <td key={cell.id} className={look} {...roles.cell}>
            <span className="w-20 shrink-0 text-muted text-xs @min-[640px]/table:hidden">
              {columnLabel(cell.column)}
            </span>
            <div className="min-w-0 @min-[640px]/table:contents">
              <FlexRender cell={cell} />
            </div>
          </td>
        );
      })}
      {actions ? (
        <td className={actionsCellLook} {...roles.cell}>
          {actions(row.original)}
        </td>
      ) : null}
    </tr>
  );
}
