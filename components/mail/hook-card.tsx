"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { rotateHookSecret, switchHookOff } from "@/lib/support-mail/actions";
import type { HookView } from "@/lib/support-mail/schema";

type HookCardProps = { workspace: string; hook: HookView | null; mayChange: boolean };

/** For mail servers that hand on what arrives. The secret is shown once. */
export function HookCard({ workspace, hook, mayChange }: HookCardProps) {
  const router = useRouter();
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState<"rotate" | "off" | null>(null);
  const rotate = useFormAction(
    () => rotateHookSecret(workspace, {}),
    (made) => {
      setSecret(made.secret);
      setAsking(null);
      router.refresh();
    },
  );
  const off = useFormAction(
    () => switchHookOff(workspace, {}),
    () => {
      setSecret(null);
      setAsking(null);
      toast.success("Hook switched off");
      router.refresh();
    },
  );
  return (
    <Card
      title="Hook"
      description="For a mail server or a provider that hands each mail in by HTTP, signed."
      actions={
        mayChange ? (
          hook ? (
            <>
              <Button onClick={() => setAsking("off")}>Switch off</Button>
              <Button onClick={() => setAsking("rotate")}>Rotate secret</Button>
            </>
          ) : (
            <Button onClick={() => rotate.run(undefined)} pending={rotate.pending}>
              Switch the hook on
            </Button>
          )
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <FormError error={asking ? null : rotate.error} />
        {hook ? (
          <>
            <CodeBlock code={hook.url} label="address" wrap />
            <p className="text-muted text-xs">
              The secret is from <RelativeTime at={hook.since} />.
              {hook.oldUntil ? (
                <>
                  {" "}
                  The one before it is taken until <RelativeTime at={hook.oldUntil} />.
                </>
              ) : null}
            </p>
          </>
        ) : (
          <p className="text-muted text-sm">The hook is off.</p>
        )}
        {secret ? (
          <div className="flex flex-col gap-1.5">
            <CodeBlock code={secret} label="secret" wrap />
            <p className="text-muted text-xs">Copy it now: it is not shown again.</p>
          </div>
        ) : null}
      </div>
      <AlertDialog
        open={asking === "rotate"}
        onOpenChange={(open) => setAsking(open ? "rotate" : null)}
        title="Rotate the hook's secret"
        description="Whoever hands mail in needs the new one within 24 hours: for so long the present one is taken as well."
        confirmLabel="Rotate secret"
        pending={rotate.pending}
        onConfirm={() => rotate.run(undefined)}
      >
        <FormError error={rotate.error} />
      </AlertDialog>
      <AlertDialog
        open={asking === "off"}
        onOpenChange={(open) => setAsking(open ? "off" : null)}
        title="Switch the hook off"
        description="Mail that is handed in is refused from now on, and its secret is deleted."
        confirmLabel="Switch off"
        danger
        pending={off.pending}
        onConfirm={() => off.run(undefined)}
      >
        <FormError error={off.error} />
      </AlertDialog>
    </Card>
  );
}
