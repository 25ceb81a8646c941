import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { look: "border-info-line bg-info-soft", ink: "text-info-text", Icon: Info, word: "Note" },
  success: { look: "border-success-line bg-success-soft", ink: "text-success-text", Icon: CircleCheck, word: "Done" },
  warning: {
    look: "border-warning-line bg-warning-soft",
    ink: "text-warning-text",
    Icon: TriangleAlert,
    word: "Warning",
  },
  danger: { look: "border-danger-line bg-danger-soft", ink: "text-danger-text", Icon: CircleAlert, word: "Problem" },
} as const;

type CalloutProps = {
  tone?: keyof typeof tones;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out when it appears; for what went wrong just now, not for standing text. */
  live?: boolean;
  className?: string;
};

export function Callout({ tone = "info", title, children, action, live, className }: CalloutProps) {
  const { look, ink, Icon, word } = tones[tone];
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn(
        "flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3 py-2.5 text-sm",
        look,
        className,
      )}
    >
      <Icon className={cn("mt-0.5 size-4 shrink-0", ink)} aria-hidden />
      <div className="min-w-0 flex-1 basis-48">
        <span className="sr-only">{word}: </span>
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className={cn("text-pretty", title && "mt-0.5 text-muted")}>{children}</div> : null}
      </div>
      {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
    </div>
  );
}
