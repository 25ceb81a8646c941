import type { ReactNode } from "react";
import { cn } from "./cn";

type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** Right end of the heading's line. */
  actions?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
  /** No inner padding, for a list or a table. */
  flush?: boolean;
  className?: string;
};

export function Card({ title, description, actions, footer, children, flush, className }: CardProps) {
  return (
    <section className={cn("rounded-xl border bg-surface shadow-xs", className)}>
      {title ? (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3 sm:px-5">
          <div className="min-w-0">
            <h2 className="font-semibold text-base">{title}</h2>
            {description ? <p className="mt-0.5 max-w-prose text-muted text-sm">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children ? <div className={cn(!flush && ["px-4 pb-4 sm:px-5", !title && "pt-4"])}>{children}</div> : null}
      {footer ? (
        <footer className="flex flex-wrap items-center justify-end gap-2 rounded-b-xl border-t bg-sunken px-4 py-3 sm:px-5">
          {footer}
        </footer>
      ) : null}
    </section>
  );
}
