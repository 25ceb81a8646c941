"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { paths } from "@/lib/paths";

/** What a developer needs beside a key: the id, optional in the header X-Organization-Id, and the reference. */
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
      <a href={paths.apiDocs()} className="ml-2 shrink-0 text-accent-text underline-offset-2 hover:underline">
        API reference
      </a>
    </span>
  );
}
