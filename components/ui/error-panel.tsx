"use client";

import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";

export type ErrorPanelProps = {
  title?: string;
  /** What the reader can do now. */
  children?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Shown with a copy button, so that it can be sent to whoever runs the server. */
  requestId?: string | undefined;
  /** Other ways out, beside the retry button. */
  action?: ReactNode;
  className?: string;
};

export function ErrorPanel(props: ErrorPanelProps) {
  const { title = "Something went wrong", children, onRetry, retrying, requestId, action, className } = props;
  return (
    <div role="alert" className={cn("flex flex-col items-center px-6 py-12 text-center", className)}>
      <div className="mb-4 grid size-10 place-items-center rounded-lg border border-danger-line bg-danger-soft text-danger-text">
        <CircleAlert className="size-5" aria-hidden />
      </div>
      <h2 className="font-semibold text-base">{title}</h2>
      <div className="mt-1 max-w-sm text-balance text-muted text-sm">
        {children ?? "Try again. If it keeps happening, send the request id to whoever runs this server."}
      </div>
      {onRetry || action ? (
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          {onRetry ? (
            <Button onClick={onRetry} pending={retrying ?? false}>
              Try again
            </Button>
          ) : null}
          {action}
        </div>
      ) : null}
      {requestId ? (
        <p className="mt-4 flex items-center gap-1 text-subtle text-xs">
          Request <code className="font-mono">{requestId}</code>
          <CopyButton value={requestId} label="Copy request id" iconOnly size="icon-sm" variant="ghost" />
        </p>
      ) : null}
    </div>
  );
}
