"use client";

import { Ban, Check, Info, ShieldAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import type { NoticeRow } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";

const looks = {
  info: { Icon: Info, ink: "text-info-text", word: "Note" },
  warning: { Icon: TriangleAlert, ink: "text-warning-text", word: "Warning" },
  danger: { Icon: ShieldAlert, ink: "text-danger-text", word: "Danger" },
} as const;

type NoticeItemProps = {
  workspace: string;
  row: NoticeRow;
  /** Which button of this notice is at work. */
  busy: "read" | "revoke" | null;
  onRead: (row: NoticeRow) => void;
  onRevoke: (row: NoticeRow) => void;
};

/** One notice with what can be done about it. */
export function NoticeItem({ workspace, row, busy, onRead, onRevoke }: NoticeItemProps) {
  const { Icon, ink, word } = looks[row.tone];
  const { key } = row;
  return (
    <li className={cn("flex gap-3 px-4 py-3 sm:px-5", !row.read && "bg-accent-soft/40")}>
      <Icon className={cn("mt-0.5 size-4 shrink-0", ink)} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-x-6 gap-y-2 sm:flex-row sm:items-start sm:justify-between">
        <div className="min-w-0">
          <h3 className={cn("break-words text-sm", row.read ? "font-normal" : "font-medium")}>
            <span className="sr-only">
              {word}
              {row.read ? "" : ", new"}:{" "}
            </span>
            {row.title}
          </h3>
          <p className="mt-0.5 max-w-[68ch] text-pretty text-muted text-sm">{row.body}</p>
          <p className="mt-1 flex flex-wrap gap-x-2 break-words text-muted text-xs">
            <RelativeTime at={row.at} />
            {row.place ? <span className="min-w-0 break-all">{row.place}</span> : null}
          </p>
        </div>
        <div className="flex shrink-0 flex-wrap items-center gap-2">
          {key?.mayRevoke && row.kind === "api_key.exposed" ? (
            <Button
              size="sm"
              variant="danger"
              pending={busy === "revoke"}
              onClick={() => onRevoke(row)}
              aria-label={`Revoke key ${key.name}`}
            >
              <Ban aria-hidden />
              Revoke key
            </Button>
          ) : key ? (
            <Button asChild size="sm">
              <Link href={keyAddress(workspace, key)} aria-label={`Show key ${key.name}`}>
                Show key
              </Link>
            </Button>
          ) : row.kind === "member.access_requested" ? (
            <Button asChild size="sm">
              <Link href={paths.members(workspace)}>Answer</Link>
            </Button>
          ) : null}
          {row.read ? null : (
            <Button
              size="icon-sm"
              variant="ghost"
              pending={busy === "read"}
              onClick={() => onRead(row)}
              aria-label={`Mark as read: ${row.title}`}
            >
              <Check aria-hidden />
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

/** The list with this key alone in it, whatever its state. */
function keyAddress(workspace: string, { id }: { id: string }): string {
  return `${paths.apiKeys(workspace)}?status=all&q=${encodeURIComponent(id)}`;
}
