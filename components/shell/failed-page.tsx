"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DeadEnd } from "./dead-end";

export type FailedPageProps = {
  error: unknown;
  retry: () => void;
  /** Another way out, beside trying again. */
  action?: ReactNode;
};

/** What an `error.tsx` shows. The reference is in the server's log beside the cause. */
export function FailedPage({ error, retry, action }: FailedPageProps) {
  const [retrying, startTransition] = useTransition();
  const reference = referenceOf(error);
  return (
    <div role="alert">
      <DeadEnd
        tone="danger"
        icon={<CircleAlert />}
        title="This page could not be shown"
        actions={
          <>
            {action}
            <Button variant="primary" pending={retrying} onClick={() => startTransition(retry)}>
              Try again
            </Button>
          </>
        }
      >
        <p>
          Something failed on our side. Try again in a moment.
          {reference ? " If it keeps happening, send the reference to whoever runs this server." : null}
        </p>
        {reference ? (
          <p className="flex items-center gap-1 text-xs">
            Reference <code className="font-mono text-foreground">{reference}</code>
            <CopyButton value={reference} label="Copy reference" iconOnly size="icon-sm" variant="ghost" />
          </p>
        ) : null}
      </DeadEnd>
    </div>
  );
}

function referenceOf(error: unknown): string | null {
  return error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
}
