"use client";

import { Ban, Pause, Pencil, Play, RefreshCw, SlidersHorizontal, Trash2 } from "lucide-react";
import Link from "next/link";
import type { RowAction } from "@/components/api-keys/row-menu";
import { KeyStatusDot } from "@/components/api-keys/status";
import { mayEnd, mayRename, mayReplace, type Viewer } from "@/components/api-keys/viewer";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact } from "@/components/ui/fact";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { isLive } from "@/lib/access/key-status";
import { roles } from "@/lib/access/roles";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { paths } from "@/lib/paths";

type KeyHeaderProps = {
  workspace: string;
  viewer: Viewer;
  row: ApiKeyRow;
  onAction: (action: RowAction) => void;
};

export function KeyHeader({ workspace, viewer, row, onAction }: KeyHeaderProps) {
  return (
    <>
      <PageHeader
        above={
          <Link
            href={paths.apiKeys(workspace)}
            className="rounded-sm underline-offset-2 hover:text-foreground hover:underline"
          >
            API Keys
          </Link>
        }
        title={<span className="break-words">{row.name}</span>}
        description={row.note || undefined}
        actions={<Actions viewer={viewer} row={row} onAction={onAction} />}
      />
      <KeyFacts viewer={viewer} row={row} />
    </>
  );
}

function Actions({ viewer, row, onAction }: Omit<KeyHeaderProps, "workspace">) {
  const live = isLive(row.status);
  const end = mayEnd(viewer, row);
  const act = (action: RowAction) => () => onAction(action);
  return (
    <>
      {live && mayRename(viewer, row) ? (
        <>
          <Button onClick={act("rename")}>
            <Pencil aria-hidden />
            Rename
          </Button>
          <Button onClick={act("edit")}>
            <SlidersHorizontal aria-hidden />
            Edit
          </Button>
        </>
      ) : null}
      {live && mayReplace(viewer, row) && row.replacedBy === null ? (
        <Button onClick={act("replace")}>
          <RefreshCw aria-hidden />
          Replace
        </Button>
      ) : null}
      {end && row.status === "active" ? (
        <Button onClick={act("disable")}>
          <Pause aria-hidden />
          Disable
        </Button>
      ) : null}
      {end && row.status === "disabled" ? (
        <Button onClick={act("enable")}>
          <Play aria-hidden />
          Enable
        </Button>
      ) : null}
      {end && live ? (
        <Button variant="danger" onClick={act("revoke")}>
          <Ban aria-hidden />
          Revoke
        </Button>
      ) : null}
      {end && !live ? (
        <Button onClick={act("delete")}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      ) : null}
    </>
  );
}

/** Two columns on phones. */
const wide = "col-span-2 min-w-0 sm:col-span-1";

function KeyFacts({ viewer, row }: { viewer: Viewer; row: ApiKeyRow }) {
  const { lastUsed, owner } = row;
  const role = owner.role ? roles[owner.role].label : "not in this workspace";
  return (
    <dl className="mb-6 grid grid-cols-2 gap-x-6 gap-y-4 rounded-xl border bg-surface px-4 py-4 text-sm shadow-xs sm:grid-cols-3 sm:px-5 xl:grid-cols-6">
      <Fact label="Status">
        <KeyStatusDot status={row.status} />
      </Fact>
      <Fact label="Key" className={wide}>
        <span className="flex min-w-0 items-center gap-1">
          <code className="truncate font-mono text-xs leading-5">{row.masked}</code>
          <CopyButton
            value={row.id}
            label="Copy the key id"
            copiedLabel="Key id copied"
            iconOnly
            variant="ghost"
            size="icon-sm"
            className="-my-1 [&_svg]:size-3.5"
          />
        </span>
      </Fact>
      <Fact label="Owner">
        {owner.id === viewer.id ? "You" : owner.name} <span className="text-muted">· {role}</span>
      </Fact>
      <Fact label="Created">
        <RelativeTime at={row.createdAt} />
      </Fact>
      <Fact label="Expires">
        <RelativeTime at={row.expiresAt} />
      </Fact>
      <Fact label="Last used" {...(lastUsed ? { className: wide } : {})}>
        <RelativeTime at={lastUsed?.at} />
        {lastUsed ? (
          <span className="block truncate text-muted text-xs" title={lastUsed.agent ?? undefined}>
            from {lastUsed.ip ?? "unknown"}, {lastUsed.route}
          </span>
        ) : null}
      </Fact>
    </dl>
  );
}
