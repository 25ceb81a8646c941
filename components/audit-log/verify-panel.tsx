"use client";

import { ShieldCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useVerify } from "./use-verify";
import { VerifyResult } from "./verify-result";

/** Checks the whole chain step by step, and says how far it is. */
export function VerifyPanel({ workspace }: { workspace: string }) {
  const { state, run } = useVerify(workspace);
  return (
    <section aria-label="Chain of events" className="mb-5 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={run} pending={state.kind === "running"}>
          <ShieldCheck aria-hidden />
          Verify chain
        </Button>
        <p className="min-w-0 flex-1 basis-64 text-muted text-xs">
          Each event carries a hash over itself and the one before it. An event that is altered, removed or moved in the
          database is found.
        </p>
      </div>
      <VerifyResult state={state} />
    </section>
  );
}
