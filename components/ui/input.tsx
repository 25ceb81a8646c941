"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";

/** The look that input, textarea and select share. */
export const controlLook = cn(
  "w-full min-w-0 rounded-md border border-control bg-surface text-foreground text-sm shadow-xs",
  "transition-[border-color,box-shadow] duration-100",
  "hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0",
  "[&[readonly]]:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted disabled:opacity-70",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
);

export type InputProps = ComponentProps<"input"> & {
  /** Monospaced, for keys, addresses and other things read letter by letter. */
  mono?: boolean;
};

export function Input({ className, mono, ...rest }: InputProps) {
  const wiring = useFieldControl(rest);
  return (
    <input
      className={cn(controlLook, "h-8 px-2.5 pointer-coarse:h-10", mono && "font-mono", className)}
      {...rest}
      {...wiring}
    />
  );
}
