"use client";

import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import type { DataTableInstance } from "./features";
import { actionsCellLook, bodyLook, cellLook, checkboxCellLook, roles, rowLook } from "./table-look";

/** Uneven, as real rows are. */
const widths = ["w-24", "w-16", "w-28", "w-14", "w-20"];

const rows = Array.from({ length: 8 }, (_, index) => index);

type TableSkeletonProps<Row extends object> = {
  table: DataTableInstance<Row>;
  selectable: boolean;
  hasActions: boolean;
};

/** Stands where the first page will be, in the same columns. */
export function TableSkeleton<Row extends object>({ table, selectable, hasActions }: TableSkeletonProps<Row>) {
  const columns = table.getVisibleLeafColumns();
  return (
    <tbody className={bodyLook} aria-hidden="true" {...roles.group}>
      {rows.map((row) => (
        <tr key={row} className={cn(rowLook, "pointer-events-none")} {...roles.row}>
          {selectable ? (
            <td className={checkboxCellLook} {...roles.cell}>
              <Skeleton className="size-4" />
            </td>
          ) : null}
          {columns.map((column, index) => (
            <td key={column.id} className={cellLook(column.columnDef.meta, selectable, hasActions)} {...roles.cell}>
              <Skeleton className={cn("h-3 max-w-full", widths[(row + index * 2) % widths.length])} />
            </td>
          ))}
          {hasActions ? <td className={actionsCellLook} {...roles.cell} /> : null}
        </tr>
      ))}
    </tbody>
  );
}
