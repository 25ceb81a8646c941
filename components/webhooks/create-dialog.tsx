"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { paths } from "@/lib/paths";
import { createWebhook } from "@/lib/webhooks/actions";
import type { WebhookWithSecret } from "@/lib/webhooks/schema";
import { type Draft, emptyDraft, inputOf } from "./draft";
import type { Team } from "./more-options";
import { SecretStep } from "./secret-step";
import { WebhookForm } from "./webhook-form";

type CreateDialogProps = { workspace: string; teams: readonly Team[]; open: boolean; onClose: () => void };

/** Creates a webhook, shows its secret once, and leads to its page. */
export function CreateDialog({ workspace, teams, open, onClose }: CreateDialogProps) {
  const router = useRouter();
  const [created, setCreated] = useState<WebhookWithSecret | null>(null);
  const form = useFormAction((draft: Draft) => createWebhook(workspace, inputOf(draft)), setCreated);
  const done = () => {
    if (created) router.push(paths.webhook(workspace, created.id));
    onClose();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next || created ? undefined : onClose())}>
      <DialogContent
        title={created ? "Save the signing secret" : "Create webhook"}
        description={
          created
            ? "This is the only time it is shown. The receiver needs it to tell our events from anybody else's."
            : "It gets what happens from now on, as far as you may read it yourself."
        }
        hideClose={created !== null}
        onRequestClose={() => created === null}
      >
        {created ? (
          <SecretStep secret={created.secret} hint={`Signs what is sent to ${created.url}`} onDone={done} />
        ) : (
          <WebhookForm draft={emptyDraft} teams={teams} form={form} onSend={form.run}>
            Create webhook
          </WebhookForm>
        )}
      </DialogContent>
    </Dialog>
  );
}
