"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SecretStep } from "@/components/webhooks/secret-step";
import { rotateWebhookSecret } from "@/lib/webhooks/actions";
import type { Webhook, WebhookWithSecret } from "@/lib/webhooks/schema";

const overlaps = [
  { value: "0", label: "At once" },
  { value: "1", label: "After 1 hour" },
  { value: "24", label: "After 24 hours" },
  { value: "72", label: "After 3 days" },
  { value: "168", label: "After 7 days" },
] as const;

type RotateDialogProps = { workspace: string; webhook: Webhook; open: boolean; onClose: () => void };

/** A new secret, shown once; the one before signs too for a while. */
export function RotateDialog({ workspace, webhook: { id }, open, onClose }: RotateDialogProps) {
  const router = useRouter();
  const [overlap, setOverlap] = useState<(typeof overlaps)[number]["value"]>("24");
  const [rotated, setRotated] = useState<WebhookWithSecret | null>(null);
  const form = useFormAction(
    (hours: number) => rotateWebhookSecret(workspace, { id, overlap_hours: hours }),
    setRotated,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(Number(overlap));
  };
  const done = () => {
    onClose();
    router.refresh();
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next || rotated ? undefined : onClose())}>
      <DialogContent
        title={rotated ? "Save the signing secret" : "Rotate secret"}
        size="md"
        description={
          rotated
            ? "This is the only time it is shown."
            : "Deliveries are signed with a new secret. Until the old one ends they carry both signatures."
        }
        hideClose={rotated !== null}
        onRequestClose={() => rotated === null}
      >
        {rotated ? (
          <SecretStep
            secret={rotated.secret}
            hint={rotated.old_secret_until ? "The old one signs too for now." : "The old one has ended."}
            onDone={done}
          />
        ) : (
          <DialogForm ref={form.formRef} onSubmit={submit}>
            <DialogBody className="flex flex-col gap-5">
              <Field label="The old secret ends" error={form.fieldError("overlap_hours")}>
                <Select value={overlap} onValueChange={setOverlap} options={overlaps} />
              </Field>
              <FormError error={form.error} />
            </DialogBody>
            <DialogFormFooter pending={form.pending}>Rotate secret</DialogFormFooter>
          </DialogForm>
        )}
      </DialogContent>
    </Dialog>
  );
}
