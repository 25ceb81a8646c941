"use client";

import { useParams } from "next/navigation";
import { useEffect, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { myAccessRequest, requestAccess } from "@/lib/members/actions";
import type { Wanted } from "@/lib/members/schema";
import { wantedLabel } from "./viewer";

type Asked = { wanted: Wanted; createdAt: Date };

/** Asks those who manage members for something the viewer may not do; afterwards it says since when it is open. */
export function RequestAccess({ wanted }: { wanted: Wanted }) {
  const { workspace } = useParams<{ workspace: string }>();
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    let gone = false;
    myAccessRequest(workspace, {})
      .then((result) => {
        if (!gone && result.ok && result.data?.wanted === wanted) setAsked(result.data);
      })
      // The button stays: asking twice is one request.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [workspace, wanted]);
  const form = useFormAction(() => requestAccess(workspace, { wanted }), setAsked);
  return (
    <div className="flex flex-col items-center gap-2">
      <div role="status" className="text-muted text-sm empty:hidden">
        {asked ? (
          <>
            You asked for “{wantedLabel(asked.wanted)}” <RelativeTime at={asked.createdAt} />. An admin has to answer.
          </>
        ) : null}
      </div>
      {asked ? null : (
        <Button variant="primary" pending={form.pending} onClick={() => form.run(undefined)}>
          Request access
        </Button>
      )}
      <FormError error={form.error} />
    </div>
  );
}
