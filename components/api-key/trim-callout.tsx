"use client";

import { Scissors } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast";
import type { Scope } from "@/lib/access/scopes";
import { editApiKey } from "@/lib/api-keys/actions";
import type { ApiKeyRow } from "@/lib/api-keys/schema";

type TrimCalloutProps = { workspace: string; row: ApiKeyRow; trimmed: readonly Scope[]; className?: string };

/** One press takes away what nobody used; another one brings it back. */
export function TrimCallout({ workspace, row, trimmed, className }: TrimCalloutProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const before = row.scopes.map(({ name }) => name);
  const setScopes = (scopes: readonly Scope[], undo: boolean) =>
    startTransition(async () => {
      const result = await editApiKey(workspace, { id: row.id, scopes: [...scopes] }).catch(() => null);
      if (!result?.ok) {
        toast.error(result?.error.message ?? "The server did not answer. Check your connection and try again.");
        return;
      }
      startTransition(() => router.refresh());
      if (undo) toast.success(`${row.name} has its former scopes again`);
      else {
        const action = { label: "Undo", onClick: () => setScopes(before, true) };
        toast.success(`Trimmed ${row.name}`, { description: "It holds from the next request on.", action });
      }
    });
  return (
    <Callout
      title="Wider than used"
      {...(className ? { className } : {})}
      action={
        <Button size="sm" pending={pending} onClick={() => setScopes(trimmed, false)}>
          <Scissors aria-hidden />
          Trim scopes
        </Button>
      }
    >
      Its calls of the last 30 days needed no more than <code className="font-mono text-xs">{trimmed.join(", ")}</code>.
    </Callout>
  );
}
