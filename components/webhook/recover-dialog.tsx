"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { recoverEvents } from "@/lib/webhooks/actions";
import type { Webhook } from "@/lib/webhooks/schema";

const hour = 3_600_000;
const windows = [
  { value: "1", label: "The last hour" },
  { value: "6", label: "The last 6 hours" },
  { value: "24", label: "The last 24 hours" },
  { value: "72", label: "The last 3 days" },
  { value: "168", label: "The last 7 days" },
  { value: "720", label: "The last 30 days" },
] as const;

type RecoverDialogProps = { workspace: string; webhook: Webhook; open: boolean; onClose: () => void };

/** Sends again what happened within a window. */
export function RecoverDialog({ workspace, webhook: { id }, open, onClose }: RecoverDialogProps) {
  const router = useRouter();
  const [hours, setHours] = useState<(typeof windows)[number]["value"]>("24");
  const [only, setOnly] = useState<"failed" | "all">("failed");
  const form = useFormAction(
    (since: string) => recoverEvents(workspace, { id, window: { since, only } }),
    () => {
      toast.success("The window is being sent again");
      onClose();
      router.refresh();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(new Date(Date.now() - Number(hours) * hour).toISOString());
  };
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title="Recover a window"
        size="md"
        description="Events are sent again as they were, under their ids. A receiver that remembers ids takes each once."
      >
        <DialogForm ref={form.formRef} onSubmit={submit}>
          <DialogBody className="flex flex-col gap-5">
            <Field label="Window" error={form.fieldError("window")}>
              <Select value={hours} onValueChange={setHours} options={windows} />
            </Field>
            <RadioGroup
              aria-label="What to send"
              value={only}
              onValueChange={(value) => setOnly(value === "all" ? "all" : "failed")}
            >
              <Radio
                value="failed"
                label="What has not arrived"
                hint="Failed deliveries, and what happened while the webhook was disabled."
              />
              <Radio value="all" label="Everything" hint="Also what has been delivered already." />
            </RadioGroup>
            <FormError error={form.error} />
          </DialogBody>
          <DialogFormFooter pending={form.pending}>Recover window</DialogFormFooter>
        </DialogForm>
      </DialogContent>
    </Dialog>
  );
}
