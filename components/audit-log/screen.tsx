"use client";

import { Eye, ScrollText } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { type AuditQuery, defaultAuditQuery } from "@/lib/audit-log/list-query";
import type { AuditActor, AuditEntry, AuditPage } from "@/lib/audit-log/schema";
import { columns } from "./columns";
import { Details } from "./details";
import { eventLabel } from "./event-label";
import { ExportMenu } from "./export-menu";
import { Toolbar } from "./toolbar";
import { useAuditList } from "./use-audit-list";
import { VerifyPanel } from "./verify-panel";
import { description } from "./words";

type ScreenProps = { workspace: string; query: AuditQuery; page: AuditPage; actors: readonly AuditActor[] };

const unsorted = { sorting: [], onSortingChange: () => undefined };

export function AuditLogScreen({ workspace, query, page, actors }: ScreenProps) {
  const list = useAuditList(query);
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const { entries, newer, older } = page;
  return (
    <>
      <PageHeader
        title="Audit log"
        description={description}
        actions={<ExportMenu workspace={workspace} query={list.query} />}
      />
      <VerifyPanel workspace={workspace} />
      <DataTable
        label="Audit log"
        columns={columns}
        rows={entries}
        rowId={(row) => row.id}
        rowLabel={(row) => `${eventLabel(row.event)} ${row.target.name}`}
        {...unsorted}
        pagination={
          <KeysetPagination
            summary={`${entries.length} ${entries.length === 1 ? "event" : "events"} on this page`}
            onNewer={newer === null ? null : () => list.change({ after: newer })}
            onOlder={older === null ? null : () => list.change({ before: older })}
          />
        }
        pending={list.pending}
        columnsKey="audit-log"
        toolbar={<Toolbar list={list} actors={actors} />}
        rowActions={(row) => (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Details of ${eventLabel(row.event)} ${row.target.name}`}
            onClick={() => setShown(row)}
          >
            <Eye aria-hidden />
          </Button>
        )}
        empty={
          <EmptyState
            icon={<ScrollText />}
            title={page.any ? "No event fits" : "Nothing has happened yet"}
            action={page.any ? <Button onClick={list.clear}>Clear filters</Button> : null}
          >
            {page.any
              ? "Take a filter away, or search for a key by its id or prefix."
              : "Changes to keys, members and settings appear here."}
          </EmptyState>
        }
      />
      <Details
        entry={shown}
        onClose={() => setShown(null)}
        onStory={(id) => {
          setShown(null);
          list.change({ ...defaultAuditQuery, q: id });
        }}
      />
    </>
  );
}
