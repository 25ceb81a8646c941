"use client";

import { RefreshCw, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Tooltip } from "@/components/ui/tooltip";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { ExposedBadge } from "./exposed-badge";

export function NameCell({ row }: { row: ApiKeyRow & { href: string } }) {
  return (
    <div className="flex min-w-0 flex-col">
      <Link
        href={row.href}
        prefetch={false}
        title={row.name}
        className={cn(
          "truncate rounded-sm underline-offset-2 hover:underline",
          row.status === "revoked" && "text-muted line-through decoration-control",
        )}
      >
        {row.name}
      </Link>
      {row.note ? <span className="truncate font-normal text-muted text-xs">{row.note}</span> : null}
      <ExposedBadge row={row} />
      {row.replacedBy ? (
        <Link
          href={row.href}
          prefetch={false}
          className="flex w-fit items-center gap-1 rounded-sm font-normal text-info-text text-xs underline-offset-2 hover:underline"
        >
          <RefreshCw className="size-3.5 shrink-0" aria-hidden />
          Replacement unfinished
        </Link>
      ) : null}
      {row.warning ? <Warning text={row.warning} /> : null}
    </div>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <Tooltip content={text} align="start">
      <span
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cut-off sentence opens on focus, not on hover alone.
        tabIndex={0}
        className="flex min-w-0 items-center gap-1 rounded-sm font-normal text-warning-text text-xs"
      >
        <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{text}</span>
      </span>
    </Tooltip>
  );
}

export function KeyCell({ row }: { row: ApiKeyRow }) {
  return (
    <span className="relative flex items-center">
      <code className="whitespace-nowrap font-mono text-2xs text-muted leading-5">{row.masked}</code>
      <CopyButton
        value={row.id}
        label={`Copy the key id of ${row.name}`}
        copiedLabel="Key id copied"
        iconOnly
        variant="ghost"
        size="icon-sm"
        className={cn(
          "bg-(--row) [&_svg]:size-3.5 @min-[640px]/table:absolute @min-[640px]/table:-right-2 @min-[640px]/table:opacity-0",
          "@min-[640px]/table:focus-visible:opacity-100 @min-[640px]/table:group-hover/row:opacity-100",
        )}
      />
    </span>
  );
}

export function LastUsedCell({ row }: { row: ApiKeyRow }) {
  const used = row.lastUsed;
  return (
    <RelativeTime
      at={used?.at}
      details={
        used ? (
          <>
            {used.ip ? <span>From {used.ip}</span> : null}
            {used.route ? <span className="font-mono">{used.route}</span> : null}
            <span className="opacity-75">Updated at most once a minute</span>
          </>
        ) : null
      }
    />
  );
}

/** Below this share of its life a key's expiry is marked. */
const nearShare = 0.25;

export function ExpiresCell({ row }: { row: ApiKeyRow }) {
  return <RelativeTime at={row.expiresAt} className={cn(isNear(row) && "text-warning-text")} />;
}

function isNear({ status, createdAt, expiresAt }: ApiKeyRow): boolean {
  if (expiresAt === null || (status !== "active" && status !== "disabled")) return false;
  const end = Date.parse(expiresAt);
  return end - Date.now() < (end - Date.parse(createdAt)) * nearShare;
}
