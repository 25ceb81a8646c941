"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChoice } from "@/components/data-table/filter-menu";
import { Pagination } from "@/components/data-table/pagination";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { roleNames, roles } from "@/lib/access/roles";
import { defaultMemberQuery, membersPerPage, readMemberSort } from "@/lib/members/list-query";
import { columns } from "./columns";
import type { MemberListState } from "./use-member-list";
import type { MemberRow } from "./viewer";

type MembersTableProps = {
  rows: MemberRow[] | undefined;
  list: MemberListState;
  total: number;
  page: number;
  changed: string | null;
  rowActions: ((row: MemberRow) => ReactNode) | undefined;
};

export function MembersTable({ rows, list, total, page, changed, rowActions }: MembersTableProps) {
  const { sort } = list.query;
  return (
    <DataTable
      label="Members"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      sorting={[{ id: sort.column, desc: sort.descending }]}
      onSortingChange={([next]) => {
        const wanted = next && readMemberSort(next.desc ? `-${next.id}` : next.id);
        list.change({ sort: wanted ?? defaultMemberQuery.sort });
      }}
      pagination={
        <Pagination
          page={page}
          pageSize={membersPerPage}
          total={total}
          onPageChange={(to) => list.change({ page: to })}
        />
      }
      pending={list.pending}
      columnsKey="members"
      toolbar={<Toolbar list={list} />}
      changedRow={changed}
      {...(rowActions ? { rowActions } : {})}
      empty={
        <EmptyState
          icon={<SearchX />}
          title="Nobody matches"
          action={<Button onClick={list.clear}>Clear filters</Button>}
        >
          People who have been invited are listed below until they join.
        </EmptyState>
      }
    />
  );
}

function Toolbar({ list: { query, change } }: { list: MemberListState }) {
  return (
    <>
      <SearchField
        label="Search members"
        placeholder="Search by name or email"
        value={query.q}
        onChange={(q) => change({ q }, "replace")}
      />
      <FilterChoice
        label="Role"
        any="Any role"
        value={query.role}
        onChange={(role) => change({ role: roleNames.find((name) => name === role) ?? null })}
        options={roleNames.map((value) => ({ value, label: roles[value].label }))}
      />
    </>
  );
}
