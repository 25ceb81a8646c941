"use client";

import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { rotateIdentitySecret, showIdentitySecret } from "@/lib/widgets/actions";
import type { IdentitySecret } from "@/lib/widgets/schema";

const sample = `// On your server, for the customer who is signed in:
const hmac = createHmac("sha256", process.env.WIDGET_SECRET).update(email).digest("hex");
// In the page:
Latchkey.identify({ email, hmac, name });`;

/** The secret that a site proves its visitors with. It is shown when somebody asks for it, who then is recorded. */
export function IdentityCard({ workspace, mayChange }: { workspace: string; mayChange: boolean }) {
  const [shown, setShown] = useState<IdentitySecret | null>(null);
  const [asking, setAsking] = useState(false);
  const show = useFormAction(() => showIdentitySecret(workspace, {}), setShown);
  const rotate = useFormAction(
    () => rotateIdentitySecret(workspace, {}),
    (secret) => {
      setShown(secret);
      setAsking(false);
      toast.success("Identity secret rotated");
    },
  );
  return (
    <Card
      title="Verified visitors"
      description="A site that knows its customers proves who they are: tickets are marked as verified, and nobody writes in another's name."
      actions={
        mayChange ? (
          <>
            {shown ? null : (
              <Button onClick={() => show.run(undefined)} pending={show.pending}>
                Show secret
              </Button>
            )}
            <Button onClick={() => setAsking(true)}>Rotate secret</Button>
          </>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        <FormError error={show.error} />
        {shown ? (
          <div className="flex flex-col gap-1.5">
            <CodeBlock code={shown.secret} label="identity secret" wrap />
            <p className="text-muted text-xs">
              Keep it on your servers. Whoever has it can write in anybody's name.
              {shown.formerUntil ? (
                <>
                  {" "}
                  The secret before it is taken until <RelativeTime at={shown.formerUntil} />.
                </>
              ) : null}
            </p>
          </div>
        ) : null}
        <CodeBlock code={sample} label="sample" />
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Rotate the identity secret"
        description="Your sites need the new one within 24 hours: for so long the present one is taken as well."
        confirmLabel="Rotate secret"
        pending={rotate.pending}
        onConfirm={() => rotate.run(undefined)}
      >
        <FormError error={rotate.error} />
      </AlertDialog>
    </Card>
  );
}
