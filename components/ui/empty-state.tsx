import type { ReactNode } from "react";
import { cn } from "./cn";

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** The next step, in one or two sentences. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      {icon ? (
        <div
          aria-hidden="true"
          className="mb-4 grid size-10 place-items-center rounded-lg border bg-surface text-muted shadow-xs [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <h2 className="font-semibold text-base">{title}</h2>
      {children ? <div className="mt-1 max-w-sm text-balance text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
