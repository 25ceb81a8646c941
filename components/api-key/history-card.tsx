"use client";

import { type ChangeLine, changesOf } from "@/components/audit-log/changes";
import { eventLabel } from "@/components/audit-log/event-label";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { KeyEvent } from "@/lib/api-keys/evidence";

/** What the audit log says of this key. */
export function HistoryCard({ events }: { events: readonly KeyEvent[] }) {
  return (
    <Card title="History" description="As the audit log has it, the latest first.">
      <ol className="divide-y rounded-lg border">
        {events.map(({ id, event, at, actor, before, after }) => (
          <li key={id} className="px-3 py-2 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                {eventLabel(event)} <span className="text-muted">by {actor}</span>
              </span>
              <RelativeTime at={at} className="text-muted text-xs" />
            </div>
            <Changes lines={changesOf(before, after)} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Tighter than in the audit log: many events stand below each other here. */
function Changes({ lines }: { lines: readonly ChangeLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="mt-1 grid gap-y-0.5 text-xs">
      {lines.map(({ field, before, after }) => (
        <div key={field} className="flex min-w-0 flex-wrap gap-x-2 text-muted">
          <dt>{field}</dt>
          <dd className="min-w-0 break-words font-mono text-2xs leading-4">
            {before === null ? null : (
              <>
                <del className="decoration-control">{inOneLine(before)}</del> →{" "}
              </>
            )}
            <span className="text-foreground">{inOneLine(after ?? "none")}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function inOneLine(text: string): string {
  return text.replaceAll("\n", ", ");
}
