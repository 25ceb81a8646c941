"use client";

import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LateMenu } from "@/components/ui/late-menu";
import { columnLabel, type DataTableInstance } from "./features";

/** Stands in for the header's buttons where rows are cards. Pressing the current column turns the order round. */
export function SortMenu<Row extends object>({ table }: { table: DataTableInstance<Row> }) {
  const columns = table.getAllLeafColumns().filter((column) => column.getCanSort());
  if (columns.length === 0) return null;
  return (
    <LateMenu
      trigger={
        <Button className="@min-[640px]/table:hidden">
          <ArrowUpDown aria-hidden />
          Sort
        </Button>
      }
    >
      {(Menu) => (
        <>
          <Menu.DropdownMenuLabel>Sort by</Menu.DropdownMenuLabel>
          {columns.map((column) => {
            const order = column.getIsSorted();
            return (
              <Menu.DropdownMenuItem key={column.id} onSelect={() => column.toggleSorting(order === "asc")}>
                <span className="flex-1">{columnLabel(column)}</span>
                {order === "asc" ? <ArrowUp aria-label="ascending" /> : null}
                {order === "desc" ? <ArrowDown aria-label="descending" /> : null}
              </Menu.DropdownMenuItem>
            );
          })}
        </>
      )}
    </LateMenu>
  );
}
