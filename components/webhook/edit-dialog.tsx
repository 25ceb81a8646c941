"use client";

import { useRouter } from "next/navigation";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { type Draft, draftOf, patchOf } from "@/components/webhooks/draft";
import type { Team } from "@/components/webhooks/more-options";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import { updateWebhook } from "@/lib/webhooks/actions";
import type { Webhook } from "@/lib/webhooks/schema";

type EditDialogProps = {
  workspace: string;
  webhook: Webhook;
  teams: readonly Team[];
  open: boolean;
  onClose: () => void;
};

export function EditDialog({ workspace, webhook, teams, open, onClose }: EditDialogProps) {
  const router = useRouter();
  const { id, version } = webhook;
  const form = useFormAction(
    (draft: Draft) => updateWebhook(workspace, { id, if_version: version, ...patchOf(draft, webhook) }),
    () => {
      toast.success("Webhook saved");
      onClose();
      router.refresh();
    },
  );
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent title="Edit webhook" description="It holds from the next delivery on, also for what waits.">
        <WebhookForm draft={draftOf(webhook)} teams={teams} form={form} onSend={form.run}>
          Save webhook
        </WebhookForm>
      </DialogContent>
    </Dialog>
  );
}
