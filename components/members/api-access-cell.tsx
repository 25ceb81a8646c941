"use client";

import { useParams, useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { withRecentPassword } from "@/components/forms/recent-password";
import { signInAgain } from "@/components/forms/use-form-action";
import { StatusDot } from "@/components/ui/status-dot";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { setApiAccess } from "@/lib/members/actions";
import type { MemberRow } from "./viewer";

const unanswered = "The server did not answer. Check your connection and try again.";

/** The switch, or its position for whoever may not move it. */
export function ApiAccessCell({ row }: { row: MemberRow }) {
  const { workspace } = useParams<{ workspace: string }>();
  const router = useRouter();
  const [on, setOn] = useOptimistic(row.apiAccess);
  if (!row.manageable) {
    return (
      <StatusDot tone={row.apiAccess ? "success" : "neutral"} hollow={!row.apiAccess}>
        {row.apiAccess ? "On" : "Off"}
      </StatusDot>
    );
  }
  const change = (next: boolean) =>
    startTransition(async () => {
      setOn(next);
      const act = () => setApiAccess(workspace, { email: row.email, on: next });
      const result = await withRecentPassword(act).catch(() => null);
      if (result?.ok) {
        toast.success(`API access ${next ? "on" : "off"} for ${row.name}`, {
          description: next ? "They can create keys, and their keys work." : "Their keys are refused from now on.",
        });
        startTransition(() => router.refresh());
      } else if (result?.error.code === "sign_in_required") await signInAgain();
      else if (result?.error.code !== "password_required") toast.error(result?.error.message ?? unanswered);
    });
  return <Switch checked={on} onCheckedChange={change} aria-label={`API access of ${row.name}`} />;
}
