"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type CheckboxProps = ComponentProps<typeof Radix.Root>;

/** 16 px to the eye, 24 px to the pointer. `checked="indeterminate"` shows a dash. */
export function Checkbox({ className, ...rest }: CheckboxProps) {
  const wiring = useFieldControl(rest);
  return (
    <Radix.Root
      className={cn(
        "group/check relative grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface shadow-xs",
        "after:absolute after:-inset-1 after:content-['']",
        "hover:border-muted disabled:cursor-not-allowed disabled:opacity-50",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent",
        "aria-invalid:border-danger",
        className,
      )}
      {...rest}
      {...wiring}
    >
      <Radix.Indicator className="grid place-items-center text-accent-foreground">
        <Check className="hidden size-3 group-data-[state=checked]/check:block" strokeWidth={3} aria-hidden />
        <Minus className="hidden size-3 group-data-[state=indeterminate]/check:block" strokeWidth={3} aria-hidden />
      </Radix.Indicator>
    </Radix.Root>
  );
}

type CheckboxFieldProps = CheckboxProps & {
  label: ReactNode;
  hint?: ReactNode;
  /** Monospaced label, for names that are also written in code. */
  mono?: boolean;
};

/** A checkbox with its label to the right; the hint is a description, not part of the name. */
export function CheckboxField({ label, hint, mono, className, disabled, ...rest }: CheckboxFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={cn("flex items-start gap-2", className)}>
      <Checkbox id={id} className="mt-0.5" aria-describedby={hint ? hintId : undefined} disabled={disabled} {...rest} />
      <div className={cn("min-w-0", disabled && "text-subtle")}>
        <label htmlFor={id} className={cn("block text-sm", mono && "font-mono text-xs leading-5")}>
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
