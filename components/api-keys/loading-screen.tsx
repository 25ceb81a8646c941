"use client";

import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { defaultListQuery } from "@/lib/api-keys/list-query";
import { KeysTable } from "./keys-table";
import { description } from "./screen";

const standing = { query: defaultListQuery, pending: false, change: () => undefined, clear: () => undefined };

/** The screen's shape while its first page is on the way. */
export function ApiKeysLoading() {
  return (
    <>
      <PageHeader
        title="API Keys"
        description={
          <>
            {description}
            <span className="mt-1.5 flex h-7 items-center">
              <Skeleton className="h-3 w-72" />
            </span>
          </>
        }
      />
      <KeysTable
        rows={undefined}
        list={standing}
        total={0}
        page={1}
        toolbar={<Skeleton className="h-8 w-60 rounded-md" />}
        changed={null}
        selection={undefined}
        rowActions={undefined}
        empty={null}
      />
    </>
  );
}
