"use client";

import { useRouter } from "next/navigation";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { toast } from "@/components/ui/toast";
import { paths } from "@/lib/paths";
import { deleteWebhook } from "@/lib/webhooks/actions";
import type { Webhook } from "@/lib/webhooks/schema";

type DeleteDialogProps = { workspace: string; webhook: Webhook; open: boolean; onClose: () => void };

export function DeleteDialog({ workspace, webhook: { id, url }, open, onClose }: DeleteDialogProps) {
  const router = useRouter();
  const remove = useFormAction(
    () => deleteWebhook(workspace, { id }),
    () => {
      toast.success("Webhook deleted");
      router.push(paths.webhooks(workspace));
    },
  );
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => (next ? undefined : onClose())}
      title="Delete this webhook?"
      description={`Nothing more is sent to ${new URL(url).host}, and its log is gone. This cannot be undone.`}
      confirmLabel="Delete webhook"
      onConfirm={() => remove.run(undefined)}
      pending={remove.pending}
      danger
    >
      <FormError error={remove.error} />
    </AlertDialog>
  );
}
