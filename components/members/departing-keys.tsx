"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import type { OwnedKey } from "@/lib/members/schema";

/** The live keys of somebody who leaves: what would stop, or change hands. */
export function DepartingKeys({ keys }: { keys: OwnedKey[] | "unknown" | null }) {
  if (keys === "unknown") return <p className="text-muted text-sm">Their keys could not be loaded.</p>;
  if (keys?.length === 0) return <p className="text-muted text-sm">They have no live keys.</p>;
  return (
    <section aria-label="Their live keys" aria-busy={keys === null}>
      <h3 className="mb-1.5 font-medium text-sm">{keys === null ? "Live keys" : `Live keys (${keys.length})`}</h3>
      <ul className="max-h-48 divide-y overflow-y-auto rounded-lg border bg-surface text-sm">
        {keys === null ? (
          <li className="px-3 py-2">
            <Skeleton className="w-40" />
          </li>
        ) : (
          keys.map(({ id, name, lastUsedAt }) => (
            <li key={id} className="flex items-baseline justify-between gap-3 px-3 py-2">
              <span className="min-w-0 truncate">{name}</span>
              <span className="shrink-0 text-muted text-xs">
                Last used <RelativeTime at={lastUsedAt} empty="never" />
              </span>
            </li>
          ))
        )}
      </ul>
    </section>
  );
}
