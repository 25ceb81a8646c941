"use client";

import { useId } from "react";
import { Input } from "@/components/ui/input";

type DateRangeProps = {
  from: string | null;
  to: string | null;
  onChange: (change: { from: string | null } | { to: string | null }) => void;
};

/** Two days in UTC, both included. */
export function DateRange({ from, to, onChange }: DateRangeProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-muted text-xs">
      <span className="flex items-center gap-1.5">
        <label htmlFor={`${id}-from`}>From</label>
        <Input
          id={`${id}-from`}
          type="date"
          className="w-32"
          value={from ?? ""}
          max={to ?? undefined}
          onChange={({ target }) => onChange({ from: target.value || null })}
        />
      </span>
      <span className="flex items-center gap-1.5">
        <label htmlFor={`${id}-to`}>to</label>
        <Input
          id={`${id}-to`}
          type="date"
          className="w-32"
          value={to ?? ""}
          min={from ?? undefined}
          onChange={({ target }) => onChange({ to: target.value || null })}
        />
      </span>
    </div>
  );
}
