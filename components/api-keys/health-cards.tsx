"use client";

import { cn } from "@/components/ui/cn";
import { defaultListQuery, type KeyHealth, keyHealth } from "@/lib/api-keys/list-query";
import type { ListState } from "./use-list-state";

type HealthCardsProps = { list: ListState; counts: Record<KeyHealth, number> };

const number = new Intl.NumberFormat("en-US");

/** Saved filters on how well the live keys are kept. Those that find nothing stay away; pressed again, one is let go. */
export function HealthCards({ list, counts }: HealthCardsProps) {
  const { query } = list;
  const shown = (Object.keys(keyHealth) as KeyHealth[]).filter((name) => counts[name] > 0 || query.health === name);
  if (shown.length === 0) return null;
  const toggle = (name: KeyHealth) => {
    const health = query.health === name ? null : name;
    // A saved filter shows what its number says, whatever else was asked for.
    list.change(health ? { ...defaultListQuery, sort: query.sort, per: query.per, health } : { health });
  };
  return (
    <ul
      aria-label="Health"
      className="-mx-4 -mt-1 mb-2 flex gap-2 px-4 py-1 max-sm:overflow-x-auto sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {shown.map((name) => (
        <li key={name} className="shrink-0">
          <button
            type="button"
            aria-pressed={query.health === name}
            onClick={() => toggle(name)}
            className={cn(
              "flex h-8 items-center gap-2 rounded-lg border bg-surface px-3 text-sm shadow-xs pointer-coarse:h-10",
              "transition-colors duration-100 hover:bg-sunken",
              "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-text",
            )}
          >
            <span className="font-semibold tabular-nums">{number.format(counts[name])}</span>
            <span className={cn(query.health !== name && "text-muted")}>{keyHealth[name]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
