"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { revokeImpacts } from "@/lib/api-keys/actions";
import type { ApiKeyRow, RevokeImpacts } from "@/lib/api-keys/schema";

type ImpactOfManyProps = {
  workspace: string;
  rows: readonly ApiKeyRow[];
  onKnown: (impacts: RevokeImpacts) => void;
};

const number = new Intl.NumberFormat("en-US");

/** What will stop with several keys: their calls in all, then each key with its own. */
export function ImpactOfMany({ workspace, rows, onKnown }: ImpactOfManyProps) {
  const [impacts, setImpacts] = useState<RevokeImpacts | "unknown" | null>(null);
  const known = useEffectEvent(onKnown);
  useEffect(() => {
    let gone = false;
    revokeImpacts(workspace, { ids: rows.map(({ id }) => id) })
      .then((result) => {
        if (gone) return;
        setImpacts(result.ok ? result.data : "unknown");
        if (result.ok) known(result.data);
      })
      .catch(() => (gone ? undefined : setImpacts("unknown")));
    return () => {
      gone = true;
    };
  }, [workspace, rows]);

  const keys = impacts && impacts !== "unknown" ? impacts.keys : null;
  return (
    <section aria-label="What will stop" aria-busy={impacts === null} className="rounded-lg border bg-surface text-sm">
      <p className="border-b px-3 py-2">
        {keys ? (
          <Total keys={keys} />
        ) : impacts === null ? (
          <Skeleton className="w-40" />
        ) : (
          "Their recent usage could not be loaded."
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <ul aria-label="Keys" tabIndex={0} className="max-h-56 divide-y overflow-y-auto rounded-b-lg">
        {(keys ?? rows.map(withoutUsage)).map(({ id, name, calls, lastUsedAt }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-baseline gap-3 px-3 py-1.5">
            <span className="truncate">{name}</span>
            <span className="text-muted text-xs">
              <RelativeTime at={lastUsedAt} />
            </span>
            <span className="min-w-14 text-right text-muted text-xs tabular-nums">
              {calls === null ? "" : `${number.format(calls)} ${calls === 1 ? "call" : "calls"}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function withoutUsage({ id, name, lastUsed }: ApiKeyRow) {
  return { id, name, calls: null, lastUsedAt: lastUsed?.at ?? null };
}

function Total({ keys }: RevokeImpacts) {
  const calls = keys.reduce((sum, key) => sum + key.calls, 0);
  return (
    <>
      <span className="font-medium">{number.format(calls)}</span> {calls === 1 ? "call" : "calls"} in 24 hours
    </>
  );
}
