"use client";

import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { PageHeader } from "@/components/ui/page-header";
import { DeleteWorkspaceCard } from "./delete-workspace";
import { RenameWorkspaceForm } from "./rename-workspace";
import { type NewOwner, TransferCard } from "./transfer-ownership";

type GeneralScreenProps = {
  workspace: { id: string; slug: string; name: string };
  /** Whether the viewer may rename, hand over and delete it. */
  manages: boolean;
  /** Names of those who can. */
  owners: readonly string[];
  /** Everybody else in it: whom it can be handed over to. */
  heirs: readonly NewOwner[];
};

export function GeneralScreen({ workspace, manages, owners, heirs }: GeneralScreenProps) {
  return (
    <>
      <PageHeader title="General" description="The workspace itself: its name, its id, and who owns it." />
      <div className="flex max-w-3xl flex-col gap-6">
        <Card title="Workspace">
          {manages ? (
            <RenameWorkspaceForm workspace={workspace} />
          ) : (
            <dl className="text-sm">
              <dt className="text-muted text-xs">Workspace name</dt>
              <dd className="break-words">{workspace.name}</dd>
            </dl>
          )}
          <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
            <div className="min-w-0">
              <dt className="text-muted text-xs">Organization ID</dt>
              <dd className="flex min-w-0 items-center gap-1">
                <code className="min-w-0 truncate font-mono text-xs">{workspace.id}</code>
                <CopyButton
                  value={workspace.id}
                  label="Copy organization ID"
                  copiedLabel="Organization ID copied"
                  iconOnly
                  variant="ghost"
                  size="icon-sm"
                />
              </dd>
            </div>
            <div className="min-w-0">
              <dt className="text-muted text-xs">Address</dt>
              <dd className="truncate font-mono text-xs leading-7">/{workspace.slug}</dd>
            </div>
          </dl>
          {manages ? null : (
            <p className="mt-4 text-muted text-sm">
              Only an Owner can rename, hand over or delete it: {owners.join(", ")}.
            </p>
          )}
        </Card>
        {manages ? (
          <>
            <TransferCard workspace={workspace} heirs={heirs} />
            <DeleteWorkspaceCard workspace={workspace} />
          </>
        ) : null}
      </div>
    </>
  );
}
