"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { columnLabel, type DataTableInstance } from "./features";

export function ColumnMenu<Row extends object>({ table }: { table: DataTableInstance<Row> }) {
  const choices = table.getAllLeafColumns().filter((column) => column.getCanHide());
  const reset = () =>
    table.setColumnVisibility(
      Object.fromEntries(choices.map((column) => [column.id, !column.columnDef.meta?.hiddenByDefault])),
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button className="hidden @min-[640px]/table:inline-flex">
          <Columns3 aria-hidden />
          Columns
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>Show columns</DropdownMenuLabel>
        {choices.map((column) => (
          <DropdownMenuCheckboxItem
            key={column.id}
            checked={column.getIsVisible()}
            onCheckedChange={(visible) => column.toggleVisibility(visible)}
          >
            {columnLabel(column)}
          </DropdownMenuCheckboxItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={reset}>Reset columns</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
