"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn";
import { FieldContext } from "./field-context";
import { Label } from "./label";

type FieldProps = {
  label: ReactNode;
  /** Stays in view while typing, unlike a placeholder. */
  hint?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Says "Optional" beside the label; it is not part of the control's name. */
  optional?: boolean;
  /** Something at the right end of the label's line, such as a link. */
  aside?: ReactNode;
  /** Exactly one control of this folder. */
  children: ReactNode;
  className?: string;
};

/** A label, a control, a hint and an error, tied together for screen readers. */
export function Field({ label, hint, error, required = false, optional, aside, children, className }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>
      <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
        <div className="flex items-baseline gap-2">
          <Label htmlFor={id}>{label}</Label>
          {optional ? <span className="text-subtle text-xs">Optional</span> : null}
          {aside ? <span className="ml-auto text-xs">{aside}</span> : null}
        </div>
        {children}
        {error ? <FieldError id={errorId}>{error}</FieldError> : null}
        {hint ? (
          <p id={hintId} className="text-muted text-xs">
            {hint}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}

/** The red line under a control; usable alone where a group of controls has one error. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger-text text-xs">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
