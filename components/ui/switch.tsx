"use client";

import { Switch as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type SwitchProps = ComponentProps<typeof Radix.Root>;

export function Switch({ className, ...rest }: SwitchProps) {
  const wiring = useFieldControl(rest);
  return (
    <Radix.Root
      className={cn(
        "relative inline-flex h-4.5 w-8 shrink-0 items-center rounded-full bg-control transition-colors duration-150",
        "after:absolute after:-inset-1 after:content-['']",
        "data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-50",
        className,
      )}
      {...rest}
      {...wiring}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-white shadow-sm transition-transform duration-150 data-[state=checked]:translate-x-4" />
    </Radix.Root>
  );
}

/** A setting in one row: words to the left, switch to the right. */
export function SwitchField({ label, hint, className, ...rest }: SwitchProps & { label: ReactNode; hint?: ReactNode }) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={cn("flex items-start justify-between gap-4", className)}>
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium text-sm">
          {label}
        </label>
        {hint ? (
          <p id={hintId} className="text-muted text-xs">
            {hint}
          </p>
        ) : null}
      </div>
      <Switch id={id} className="mt-0.5" aria-describedby={hint ? hintId : undefined} {...rest} />
    </div>
  );
}
