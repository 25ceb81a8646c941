"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { controlLook } from "./input";

/** Grows with its text up to a third of the screen. */
export function Textarea({ className, mono, rows = 2, ...rest }: ComponentProps<"textarea"> & { mono?: boolean }) {
  const wiring = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      className={cn(
        controlLook,
        "field-sizing-content max-h-[33dvh] min-h-16 resize-y px-2.5 py-1.5 leading-5",
        mono && "font-mono",
        className,
      )}
      {...rest}
      {...wiring}
    />
  );
}
