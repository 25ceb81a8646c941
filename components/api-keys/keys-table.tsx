"use client";

import type { ReactNode } from "react";
import { DataTable, type DataTableProps } from "@/components/data-table/data-table";
import { Pagination } from "@/components/data-table/pagination";
import { defaultListQuery, readSort } from "@/lib/api-keys/list-query";
import { columns, type TableRow } from "./columns";
import type { ListState } from "./use-list-state";

type KeysTableProps = {
  rows: TableRow[] | undefined;
  list: ListState;
  total: number;
  page: number;
  toolbar: ReactNode;
  /** The key that was changed last; its row lights up. */
  changed: string | null;
  selection: DataTableProps<TableRow>["selection"];
  rowActions: ((row: TableRow) => ReactNode) | undefined;
  empty: ReactNode;
};

export function KeysTable({ rows, list, total, page, toolbar, changed, selection, rowActions, empty }: KeysTableProps) {
  const { sort, per } = list.query;
  return (
    <DataTable
      label="API keys"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      sorting={[{ id: sort.column, desc: sort.descending }]}
      onSortingChange={([next]) => {
        const wanted = next && readSort(next.desc ? `-${next.id}` : next.id);
        list.change({ sort: wanted ?? defaultListQuery.sort });
      }}
      pagination={
        <Pagination page={page} pageSize={per} total={total} onPageChange={(to) => list.change({ page: to })} />
      }
      pending={list.pending}
      columnsKey="api-keys"
      toolbar={toolbar}
      changedRow={changed}
      {...(selection ? { selection } : {})}
      {...(rowActions ? { rowActions } : {})}
      empty={empty}
    />
  );
}
