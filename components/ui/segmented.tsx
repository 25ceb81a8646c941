"use client";

import { RadioGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type SegmentedOption<Value extends string> = {
  value: Value;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
};

type SegmentedProps<Value extends string> = {
  /** The accessible name of the group. */
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly SegmentedOption<Value>[];
  /** Icons alone; the labels stay for screen readers. */
  iconsOnly?: boolean;
  className?: string;
};

/** One of a few, side by side: a radio group in the look of a switch. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, onValueChange, options, iconsOnly = false, className } = props;
  const choose = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onValueChange(option.value);
  };
  return (
    <Radix.Root
      aria-label={label}
      value={value}
      onValueChange={choose}
      orientation="horizontal"
      className={cn("inline-flex max-w-full flex-wrap gap-0.5 rounded-lg border bg-sunken p-0.5", className)}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          aria-label={iconsOnly ? option.label : undefined}
          className={cn(
            "inline-flex h-6.5 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-2.5 text-muted text-sm",
            "transition-colors duration-100 hover:text-foreground disabled:opacity-50 pointer-coarse:h-9",
            "data-[state=checked]:bg-raised data-[state=checked]:font-medium data-[state=checked]:text-foreground",
            "data-[state=checked]:shadow-sm data-[state=checked]:ring-1 data-[state=checked]:ring-border-strong",
            "[&_svg]:size-3.5",
          )}
        >
          {option.icon}
          {iconsOnly ? null : option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
