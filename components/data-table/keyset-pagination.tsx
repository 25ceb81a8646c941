"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";

export type KeysetPaginationProps = {
  /** What the page holds, in words: "50 events". */
  summary: string;
  /** Null where there is no such page. */
  onNewer: (() => void) | null;
  onOlder: (() => void) | null;
};

/** The two ways on of a list that has no page numbers: it may be endless, and grows while it is read. */
export function KeysetPagination({ summary, onNewer, onOlder }: KeysetPaginationProps) {
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-3 border-t px-4 py-2 text-muted text-xs">
      <p role="status">{summary}</p>
      {onNewer || onOlder ? (
        <div className="flex items-center gap-2">
          <Button size="sm" disabled={!onNewer} onClick={() => onNewer?.()}>
            <ChevronLeft aria-hidden />
            Newer
          </Button>
          <Button size="sm" disabled={!onOlder} onClick={() => onOlder?.()}>
            Older
            <ChevronRight aria-hidden />
          </Button>
        </div>
      ) : null}
    </nav>
  );
}
