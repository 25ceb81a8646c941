import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Tone, toneText } from "./tone";

const looks: Record<Tone, string> = {
  neutral: "border-border bg-hover",
  accent: "border-accent-line bg-accent-soft",
  info: "border-info-line bg-info-soft",
  success: "border-success-line bg-success-soft",
  warning: "border-warning-line bg-warning-soft",
  danger: "border-danger-line bg-danger-soft",
};

type BadgeProps = {
  tone?: Tone;
  /** Monospaced, for names that are also written in code. */
  mono?: boolean;
  /** Granted on paper, without effect now. Says so to screen readers too. */
  struck?: boolean;
  children: ReactNode;
  className?: string;
};

export function Badge({ tone = "neutral", mono, struck, children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 text-xs",
        looks[tone],
        toneText[tone],
        mono && "font-mono text-2xs",
        struck && "text-subtle",
        className,
      )}
    >
      {struck ? <s className="truncate">{children}</s> : <span className="truncate">{children}</span>}
      {struck ? <span className="sr-only">(not in effect)</span> : null}
    </span>
  );
}
