"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { reopenTicket } from "@/lib/tickets/actions";

/** In the place of the answer to a closed ticket. */
export function ReopenCard({ workspace, id }: { workspace: string; id: string }) {
  const router = useRouter();
  const { run, pending, error } = useFormAction(
    () => reopenTicket(workspace, { id }),
    () => router.refresh(),
  );
  return (
    <div className="flex flex-col items-start gap-3 rounded-xl border bg-sunken px-4 py-3">
      <p className="text-muted text-sm">This ticket is closed. To answer it, reopen it first.</p>
      <FormError error={error} />
      <Button pending={pending} onClick={() => run(undefined)}>
        Reopen ticket
      </Button>
    </div>
  );
}
