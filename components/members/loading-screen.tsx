"use client";

import { PageHeader } from "@/components/ui/page-header";
import { defaultMemberQuery } from "@/lib/members/list-query";
import { MembersTable } from "./members-table";
import { description } from "./screen";

const standing = { query: defaultMemberQuery, pending: false, change: () => undefined, clear: () => undefined };

/** The screen's shape while its first page is on the way. */
export function MembersLoading() {
  return (
    <>
      <PageHeader title="Members" description={description} />
      <MembersTable rows={undefined} list={standing} total={0} page={1} changed={null} rowActions={undefined} />
    </>
  );
}
