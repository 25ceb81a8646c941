"use client";

import { Bell as BellIcon } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { LatePopover } from "@/components/ui/late-popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { latestNotices } from "@/lib/notices/actions";
import type { NoticeRow } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";
import { announceUnread, onUnread } from "./unread-channel";

/** Notices that the bell lists; the page has them all. */
const glance = 6;

type BellProps = { workspace: string; unread: number; onNavigate?: (() => void) | undefined };

/** How many notices are unread, and the latest of them. */
export function Bell({ workspace, unread: served, onNavigate }: BellProps) {
  const [unread, setUnread] = useState(served);
  const [rows, setRows] = useState<NoticeRow[] | "failed" | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => setUnread(served), [served]);
  useEffect(() => onUnread(setUnread), []);

  const look = useCallback(async () => {
    const result = await latestNotices(workspace, {}).catch(() => null);
    if (!result?.ok) return setRows((rows) => rows ?? "failed");
    setRows(result.data.rows.slice(0, glance));
    announceUnread(result.data.unread);
  }, [workspace]);

  useEffect(() => {
    // Whoever comes back to the tab after a while sees what happened meanwhile. Of the bells of wide and of narrow
    // screens only the one that shows asks; it tells the other.
    const returned = () => {
      if (document.visibilityState === "visible" && trigger.current?.offsetParent) void look();
    };
    document.addEventListener("visibilitychange", returned);
    return () => document.removeEventListener("visibilitychange", returned);
  }, [look]);

  const label = unread === 0 ? "Notices" : `Notices, ${unread} unread`;
  return (
    <LatePopover
      aria-label="Latest notices"
      align="end"
      className="w-80 p-0"
      onOpen={() => void look()}
      trigger={
        <Button ref={trigger} variant="ghost" size="icon" aria-label={label} className="relative">
          <BellIcon aria-hidden />
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-medium text-2xs text-accent-foreground leading-none"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          ) : null}
        </Button>
      }
    >
      {(close) => (
        <>
          <Latest rows={rows} />
          <div className="border-t p-2">
            <Button asChild variant="ghost" className="w-full">
              <Link
                href={paths.notices(workspace)}
                onClick={() => {
                  close();
                  onNavigate?.();
                }}
              >
                All notices
              </Link>
            </Button>
          </div>
        </>
      )}
    </LatePopover>
  );
}

function Latest({ rows }: { rows: NoticeRow[] | "failed" | null }) {
  if (rows === null) {
    return (
      <div className="flex flex-col gap-2 p-3" role="status">
        <span className="sr-only">Loading</span>
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-4 w-40" />
      </div>
    );
  }
  if (rows === "failed") return <p className="p-3 text-muted text-sm">The notices could not be loaded. Try again.</p>;
  if (rows.length === 0) return <p className="p-3 text-muted text-sm">No notices yet.</p>;
  return (
    <ul className="max-h-96 divide-y overflow-y-auto">
      {rows.map((row) => (
        <li key={row.id} className="flex items-start gap-2 px-3 py-2">
          <span
            aria-hidden="true"
            className={row.read ? "mt-1.5 size-2 shrink-0" : "mt-1.5 size-2 shrink-0 rounded-full bg-accent"}
          />
          <div className="min-w-0">
            <p className="break-words text-sm">
              {row.read ? null : <span className="sr-only">New: </span>}
              {row.title}
            </p>
            <RelativeTime at={row.at} className="text-muted text-xs" />
          </div>
        </li>
      ))}
    </ul>
  );
}
