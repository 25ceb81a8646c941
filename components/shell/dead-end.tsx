import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type DeadEndProps = {
  icon: ReactNode;
  title: string;
  /** What happened and what to do now. */
  children: ReactNode;
  actions?: ReactNode;
  tone?: "neutral" | "danger";
};

/** A page that cannot show what was asked for, and says so. */
export function DeadEnd({ icon, title, children, actions, tone = "neutral" }: DeadEndProps) {
  return (
    <div className="flex flex-col items-center px-2 py-14 text-center sm:py-20">
      <div
        aria-hidden="true"
        className={cn(
          "mb-4 grid size-11 place-items-center rounded-lg border [&_svg]:size-5",
          tone === "danger"
            ? "border-danger-line bg-danger-soft text-danger-text"
            : "border-border-strong bg-surface text-muted shadow-xs",
        )}
      >
        {icon}
      </div>
      <h1 className="font-semibold text-lg tracking-[-0.01em]">{title}</h1>
      <div className="mt-1.5 flex w-full flex-col items-center gap-4 text-balance text-muted text-sm [&>p]:max-w-md">
        {children}
      </div>
      {actions ? <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
