"use client";

import { Check, Minus } from "lucide-react";
import { type ChangeEvent, type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "checked" | "onChange" | "ref"> & {
  checked: boolean | "indeterminate";
  onCheckedChange: (checked: boolean, event: ChangeEvent<HTMLInputElement>) => void;
};

/** 16 px to the eye, 24 px to the pointer. `checked="indeterminate"` shows a dash. */
export function Checkbox({ className, checked, onCheckedChange, ...rest }: CheckboxProps) {
  const wiring = useFieldControl(rest);
  const mixed = checked === "indeterminate";
  return (
    <span className={cn("relative grid size-4 shrink-0 place-items-center", className)}>
      <input
        type="checkbox"
        checked={checked === true}
        ref={(box) => {
          if (box) box.indeterminate = mixed;
        }}
        onChange={(event) => onCheckedChange(event.target.checked, event)}
        // Enter would send the form around it.
        onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : undefined)}
        className={cn(
          "peer relative col-start-1 row-start-1 size-4 appearance-none rounded-sm border border-control bg-surface shadow-xs",
          "after:absolute after:-inset-1 after:content-['']",
          "hover:border-muted disabled:cursor-not-allowed disabled:opacity-50",
          "checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent",
          "aria-invalid:border-danger",
        )}
        {...rest}
        {...wiring}
      />
      {checked === false ? null : (
        <Mark
          mixed={mixed}
          className="pointer-events-none relative col-start-1 row-start-1 size-3 text-accent-foreground peer-disabled:opacity-50"
        />
      )}
    </span>
  );
}

function Mark({ mixed, className }: { mixed: boolean; className: string }) {
  const Icon = mixed ? Minus : Check;
  return <Icon className={className} strokeWidth={3} aria-hidden />;
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
