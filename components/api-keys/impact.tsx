"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { revokeImpact } from "@/lib/api-keys/actions";
import type { ApiKeyRow, RevokeImpact } from "@/lib/api-keys/schema";
import { FactLine } from "./fact-line";

type ImpactProps = { workspace: string; row: ApiKeyRow; onKnown: (impact: RevokeImpact) => void };

const number = new Intl.NumberFormat("en-US");

/** What will stop: who has been calling with the key, and where to. */
export function Impact({ workspace, row, onKnown }: ImpactProps) {
  const [impact, setImpact] = useState<RevokeImpact | "unknown" | null>(null);
  const known = useEffectEvent(onKnown);
  useEffect(() => {
    let gone = false;
    revokeImpact(workspace, { id: row.id })
      .then((result) => {
        if (gone) return;
        setImpact(result.ok ? result.data : "unknown");
        if (result.ok) known(result.data);
      })
      .catch(() => (gone ? undefined : setImpact("unknown")));
    return () => {
      gone = true;
    };
  }, [workspace, row.id]);

  if (impact === "unknown") {
    return <p className="text-muted text-sm">Its recent usage could not be loaded.</p>;
  }
  return (
    <section aria-label="What will stop" aria-busy={impact === null} className="rounded-lg border bg-surface text-sm">
      <dl className="divide-y">
        <FactLine label="Last used">
          <RelativeTime at={impact ? impact.lastUsedAt : row.lastUsed?.at} />
        </FactLine>
        <FactLine label="Calls in 24 hours">
          {impact ? number.format(impact.calls) : <Skeleton className="w-10" />}
        </FactLine>
        {impact && impact.calls > 0 ? (
          <>
            <FactLine label="From">
              <Tally
                entries={impact.addresses.map(({ ip, calls }) => [ip, calls])}
                more={impact.addressCount - impact.addresses.length}
              />
            </FactLine>
            <FactLine label="To">
              <Tally
                entries={impact.endpoints.map(({ route, calls }) => [route, calls])}
                more={impact.endpointCount - impact.endpoints.length}
              />
            </FactLine>
          </>
        ) : null}
      </dl>
    </section>
  );
}

function Tally({ entries, more }: { entries: [string, number][]; more: number }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map(([what, calls]) => (
        <li key={what} className="flex items-baseline justify-between gap-3">
          <code className="truncate font-mono text-xs leading-5">{what}</code>
          <span className="shrink-0 text-muted text-xs">{number.format(calls)}</span>
        </li>
      ))}
      {more > 0 ? <li className="text-muted text-xs">and {number.format(more)} more</li> : null}
    </ul>
  );
}
