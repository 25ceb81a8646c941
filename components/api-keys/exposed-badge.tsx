"use client";

import { ShieldAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { utcText } from "@/components/ui/relative-time-text";
import { Tooltip } from "@/components/ui/tooltip";
import { isLive } from "@/lib/access/key-status";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { exposureWays } from "@/lib/exposure/ways";

/** That somebody else may hold the key, until it is over. */
export function ExposedBadge({ row }: { row: ApiKeyRow }) {
  const [latest] = row.exposures;
  if (!latest || !isLive(row.status)) return null;
  const { label, advice } = exposureWays[latest.way];
  const details = [latest.place, latest.ip && `from ${latest.ip}`].filter(Boolean).join(", ");
  return (
    <Tooltip
      align="start"
      content={
        <span className="flex flex-col gap-0.5">
          {row.exposures.map(({ way, at }) => (
            <span key={way}>
              {exposureWays[way].label}, {utcText(Date.parse(at))}
            </span>
          ))}
          <span className="break-words opacity-75">{details}</span>
          <span>{advice}</span>
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where and when it was seen opens on focus, not on hover alone. */}
      <span tabIndex={0} className="mt-0.5 flex w-fit min-w-0 max-w-full rounded-sm">
        <Badge tone="danger">
          <span className="inline-flex min-w-0 items-center gap-1 align-bottom">
            <ShieldAlert className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">Exposed: {label.charAt(0).toLowerCase() + label.slice(1)}</span>
          </span>
        </Badge>
      </span>
    </Tooltip>
  );
}
