"use client";

import { CopyButton } from "@/components/ui/copy-button";

/** Optional for callers, in the header X-Organization-Id; asked for by support. */
export function OrganizationId({ id }: { id: string }) {
  return (
    <span className="mt-1.5 flex min-w-0 items-center gap-1 text-muted text-xs">
      <span className="shrink-0">Organization ID</span>
      <code className="ml-1 min-w-0 truncate font-mono text-foreground">{id}</code>
      <CopyButton
        value={id}
        label="Copy organization ID"
        copiedLabel="Organization ID copied"
        iconOnly
        variant="ghost"
        size="icon-sm"
        className="[&_svg]:size-3.5"
      />
    </span>
  );
}
