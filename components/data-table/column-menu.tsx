"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LateMenu } from "@/components/ui/late-menu";
import { columnLabel, type DataTableInstance } from "./features";

export function ColumnMenu<Row extends object>({ table }: { table: DataTableInstance<Row> }) {
  const choices = table.getAllLeafColumns().filter((column) => column.getCanHide());
  const reset = () =>
    table.setColumnVisibility(
      Object.fromEntries(choices.map((column) => [column.id, !column.columnDef.meta?.hiddenByDefault])),
    );
  return (
    <LateMenu
      trigger={
        <Button className="hidden @min-[640px]/table:inline-flex">
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
    >
      {(Menu) => (
        <>
          <Menu.DropdownMenuLabel>Show columns</Menu.DropdownMenuLabel>
          {choices.map((column) => (
            <Menu.DropdownMenuCheckboxItem
              key={column.id}
              checked={column.getIsVisible()}
              onCheckedChange={(visible) => column.toggleVisibility(visible)}
            >
              {columnLabel(column)}
            </Menu.DropdownMenuCheckboxItem>
          ))}
          <Menu.DropdownMenuSeparator />
          <Menu.DropdownMenuItem onSelect={reset}>Reset columns</Menu.DropdownMenuItem>
        </>
      )}
    </LateMenu>
  );
}
