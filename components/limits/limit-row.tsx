"use client";

import { useRouter } from "next/navigation";
import { lazy, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { OnceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { clearLimit } from "@/lib/limits/actions";
import type { Limit } from "@/lib/limits/schema";
import { termsInWords } from "./words";

const LimitDialog = lazy(() => import("./limit-dialog").then((file) => ({ default: file.LimitDialog })));

type LimitRowProps = { workspace: string; limit: Limit; mayChange: boolean };

/** One limit: what counts now, what is published, and who changed it why. */
export function LimitRow({ workspace, limit, mayChange }: LimitRowProps) {
  const { label, policy, inForce, published, override } = limit;
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const clearing = useFormAction(
    () => clearLimit(workspace, { policy: limit.policy }),
    () => {
      toast.success("Back to the published limit");
      router.refresh();
    },
  );
  return (
    <li className="flex flex-col gap-x-4 gap-y-2 px-4 py-3 sm:flex-row sm:items-start sm:px-5">
      <div className="min-w-0 flex-1">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-sm">
          {label} <Badge mono>{policy}</Badge>
          {inForce.overridden ? <Badge tone="accent">Changed</Badge> : null}
        </h3>
        <p className="mt-1 text-sm">{termsInWords(inForce)}</p>
        {inForce.overridden ? <p className="text-muted text-xs">Published: {termsInWords(published)}</p> : null}
        <OverrideFacts limit={limit} />
        <FormError error={clearing.error} />
      </div>
      {mayChange && limit.overridable ? (
        <div className="flex shrink-0 gap-2">
          {override ? (
            <Button
              size="sm"
              variant="ghost"
              pending={clearing.pending}
              aria-label={`Clear the change of ${label}`}
              onClick={() => clearing.run(undefined)}
            >
              Clear
            </Button>
          ) : null}
          <Button size="sm" aria-label={`Change ${label}`} onClick={() => setEditing(true)}>
            Change
          </Button>
        </div>
      ) : null}
      <OnceOpen open={editing}>
        <LimitDialog workspace={workspace} limit={limit} open={editing} onClose={() => setEditing(false)} />
      </OnceOpen>
    </li>
  );
}

function OverrideFacts({ limit: { override, inForce, overridable } }: { limit: Limit }) {
  if (!overridable) return <p className="text-muted text-xs">The same for every workspace.</p>;
  if (!override) return null;
  const { reason, expiresAt, createdAt } = override;
  return (
    <p className="text-pretty break-words text-muted text-xs">
      {inForce.overridden ? "Set " : "A change that has ended, set "}
      <RelativeTime at={createdAt} />
      {expiresAt ? (
        <>
          , {inForce.overridden ? "ends " : "ended "}
          <RelativeTime at={expiresAt} />
        </>
      ) : null}
      {reason ? `: ${reason}` : ""}
    </p>
  );
}
