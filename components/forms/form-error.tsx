"use client";

import { Callout } from "@/components/ui/callout";

type FormErrorProps = { error: { message: string; requestId?: string } | null };

/** What went wrong with the form as a whole, above its buttons. Read out when it appears. */
export function FormError({ error }: FormErrorProps) {
  if (!error) return null;
  return (
    <Callout tone="danger" live>
      <p>{error.message}</p>
      {error.requestId ? <p className="mt-0.5 font-mono text-2xs text-muted">{error.requestId}</p> : null}
    </Callout>
  );
}
