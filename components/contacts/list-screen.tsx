"use client";

import { SearchX, UserRound } from "lucide-react";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { useAddressState } from "@/components/data-table/use-address-state";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import {
  type ContactListState,
  contactListParams,
  contactListSorts,
  contactSearchText,
  defaultContactList,
} from "@/lib/contacts/list-state";
import type { Contact } from "@/lib/contacts/schema";
import type { Pagination } from "@/lib/entry/page";
import { paths } from "@/lib/paths";
import { columns } from "./columns";
import { description } from "./words";

type ContactsScreenProps = {
  workspace: string;
  state: ContactListState;
  page: { data: readonly Contact[]; pagination: Pagination } | null;
};

export function ContactsScreen({ workspace, state: served, page }: ContactsScreenProps) {
  const { state, pending, go } = useAddressState(served, contactListParams);
  const change = (next: Partial<ContactListState>, how?: "push" | "replace") =>
    go({ ...state, cursor: null, ...next }, how);
  const contacts = page?.data;
  const rows = useMemo(
    () => (contacts ?? []).map((contact) => ({ ...contact, href: paths.contact(workspace, contact.id) })),
    [contacts, workspace],
  );
  const newer = page?.pagination.prev_cursor ?? null;
  const older = page?.pagination.next_cursor ?? null;
  return (
    <>
      <PageHeader title="Contacts" description={description} />
      <DataTable
        label="Contacts"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name || (row.email ?? row.id)}
        sorting={[{ id: state.sort.column, desc: state.sort.descending }]}
        onSortingChange={([sort]) => {
          const column = contactListSorts.find((name) => name === sort?.id);
          if (column && sort) change({ sort: { column, descending: sort.desc } });
        }}
        pagination={
          <KeysetPagination
            summary={`${rows.length} ${rows.length === 1 ? "contact" : "contacts"} on this page`}
            onNewer={newer === null ? null : () => change({ cursor: newer })}
            onOlder={older === null ? null : () => change({ cursor: older })}
          />
        }
        pending={pending}
        columnsKey="contacts"
        toolbar={
          <SearchField
            label="Search contacts"
            placeholder="Name, email, phone or external id"
            value={state.q}
            onChange={(q) => change({ q }, "replace")}
            clean={contactSearchText}
          />
        }
        empty={
          state.q ? (
            <EmptyState
              icon={<SearchX />}
              title="No contact fits"
              action={<Button onClick={() => go({ ...defaultContactList, sort: state.sort })}>Clear search</Button>}
            >
              Try a part of the name or of the email address.
            </EmptyState>
          ) : (
            <EmptyState icon={<UserRound />} title="No contacts yet">
              People appear here with their first ticket, or when an integration creates them through the API.
            </EmptyState>
          )
        }
      />
    </>
  );
}
