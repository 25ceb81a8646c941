import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Tone, toneFill } from "./tone";

type StatusDotProps = {
  tone: Tone;
  /** The word. Colour alone says nothing to some readers. */
  children: ReactNode;
  /** A ring in place of a disc: paused, over, not yet. */
  hollow?: boolean;
  className?: string;
};

const rings: Record<Tone, string> = {
  neutral: "ring-control",
  accent: "ring-accent",
  info: "ring-info",
  success: "ring-success",
  warning: "ring-warning",
  danger: "ring-danger",
};

export function StatusDot({ tone, children, hollow, className }: StatusDotProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 whitespace-nowrap text-sm", className)}>
      <span
        aria-hidden="true"
        className={cn(
          "size-2 shrink-0 rounded-full",
          hollow ? ["ring-[1.5px] ring-inset", rings[tone]] : toneFill[tone],
        )}
      />
      {children}
    </span>
  );
}
