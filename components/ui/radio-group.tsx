"use client";

import { RadioGroup as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

/** Give it an `aria-label` or `aria-labelledby`. */
export function RadioGroup({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn("flex flex-col gap-2", className)} {...rest} />;
}

type RadioProps = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean; card?: boolean };

/** One choice; `card` draws it as a box that is pressed anywhere. */
export function Radio({ value, label, hint, disabled, card }: RadioProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div
      className={cn(
        "relative flex items-start gap-2.5",
        disabled && "text-subtle",
        card && "rounded-lg border border-border-strong bg-surface p-3 shadow-xs",
        card && "has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-soft",
        card && !disabled && "hover:border-muted",
      )}
    >
      <Radix.Item
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={hint ? hintId : undefined}
        className={cn(
          "mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-control bg-surface shadow-xs",
          "data-[state=checked]:border-accent data-[state=checked]:bg-accent",
          card ? "after:absolute after:inset-0 after:content-['']" : "relative after:absolute after:-inset-1",
        )}
      >
        <Radix.Indicator className="size-1.5 rounded-full bg-accent-foreground" />
      </Radix.Item>
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium text-sm">
          {label}
        </label>
        {hint ? (
          <p id={hintId} className={cn("text-xs", !disabled && "text-muted")}>
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
