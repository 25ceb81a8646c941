"use client";

import { useCallback, useMemo } from "react";
import { OnceOpen } from "@/components/ui/once-open";
import { PageHeader } from "@/components/ui/page-header";
import { useWhenIdle } from "@/components/ui/use-when-idle";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import type { ApiKeyListQuery, KeyHealth } from "@/lib/api-keys/list-query";
import type { ApiKeyFilterOptions, ApiKeyList, ApiKeyRow, CreatedApiKey } from "@/lib/api-keys/schema";
import { paths } from "@/lib/paths";
import { ChangeDialogs } from "./change-dialogs";
import type { TableRow } from "./columns";
import { CreateButton } from "./create-button";
import type { Prefill } from "./create-draft";
import { ExportButton } from "./export-button";
import { HealthCards } from "./health-cards";
import { KeysTable } from "./keys-table";
import { LateEmpty } from "./late-empty";
import { CreateDialog, fetchAhead, RevokeManyDialog } from "./lazy-parts";
import { Notices } from "./notices";
import { OrganizationId } from "./organization-id";
import { RowMenu } from "./row-menu";
import { Toolbar } from "./toolbar";
import { useCreating } from "./use-creating";
import { useKeyChanges } from "./use-key-changes";
import { useKeyCommands } from "./use-key-commands";
import { useListState } from "./use-list-state";
import { useSelection } from "./use-selection";
import { isLimited, mayChangeSome, mayCreate, type Viewer } from "./viewer";

export const description =
  "Keys let other systems call the API in this workspace's name. Each is shown once, when it is made.";

export type ScreenProps = {
  workspace: { id: string; slug: string };
  viewer: Viewer;
  query: ApiKeyListQuery;
  data: ApiKeyList;
  options: ApiKeyFilterOptions;
  health: Record<KeyHealth, number>;
  /** Names of those who can help somebody without the right. */
  admins: readonly string[];
  /** What the workspace asks of new keys. */
  terms: KeyTerms;
  /** The root of the public API, for the code that is shown with a new key. */
  apiUrl: string;
  /** From a link that opens the create dialog. */
  prefill: Prefill | null;
  /** From a link that opens the dialog to revoke this key. */
  toRevoke: ApiKeyRow | null;
};

export function ApiKeysScreen(props: ScreenProps) {
  const { workspace, viewer, query, data, options, health, admins, terms, apiUrl, prefill, toRevoke } = props;
  const list = useListState(query);
  const changes = useKeyChanges(workspace.slug, data.rows, toRevoke);
  const create = useCreating(prefill, mayCreate(viewer));
  const rows = useMemo(
    () =>
      changes.rows.map((row) => ({
        ...row,
        isOwn: row.owner.id === viewer.id,
        href: paths.apiKey(workspace.slug, row.id),
      })),
    [changes.rows, viewer.id, workspace.slug],
  );
  const { onAction } = changes;
  const rowActions = useCallback(
    (row: TableRow) => <RowMenu row={row} viewer={viewer} onAction={onAction} />,
    [viewer, onAction],
  );
  const many = useSelection(viewer, rows, changes.refresh);
  useKeyCommands(workspace.slug, rows);
  useWhenIdle(fetchAhead);
  const created = ({ id }: CreatedApiKey) => {
    create.forgetLink();
    // Apart from what shows the key, which would otherwise wait for the list.
    setTimeout(() => changes.refresh(id), 0);
  };
  return (
    <>
      <PageHeader
        title="API Keys"
        description={
          <>
            {description}
            <OrganizationId id={workspace.id} />
          </>
        }
        actions={
          <>
            {data.any ? <ExportButton workspace={workspace.slug} query={list.query} /> : null}
            {mayCreate(viewer) ? <CreateButton onCreate={create.start} /> : null}
          </>
        }
      />
      {data.any && isLimited(viewer) ? <Notices viewer={viewer} admins={admins} /> : null}
      {data.any ? <HealthCards list={list} counts={health} /> : null}
      <KeysTable
        rows={rows}
        list={list}
        total={data.total}
        page={data.page}
        toolbar={data.any ? <Toolbar list={list} counts={data.counts} options={options} /> : null}
        changed={changes.changed}
        selection={many.selection}
        rowActions={mayChangeSome(viewer) ? rowActions : undefined}
        empty={<LateEmpty list={list} data={data} viewer={viewer} admins={admins} onCreate={create.start} />}
      />
      <OnceOpen open={create.open}>
        <CreateDialog
          open={create.open}
          onClose={create.stop}
          onCreated={created}
          workspace={workspace.slug}
          role={viewer.role}
          terms={terms}
          apiUrl={apiUrl}
          prefill={create.prefill}
        />
      </OnceOpen>
      <OnceOpen open={many.revoking !== null}>
        <RevokeManyDialog
          workspace={workspace.slug}
          rows={many.revoking}
          onClose={many.stop}
          onRevoked={many.revoked}
        />
      </OnceOpen>
      <ChangeDialogs workspace={workspace.slug} role={viewer.role} terms={terms} apiUrl={apiUrl} changes={changes} />
    </>
  );
}
