"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { clearQuota, setQuota } from "@/lib/limits/actions";
import type { MonthlyUse, SetQuota } from "@/lib/limits/schema";
import { wholeNumber } from "./words";

type QuotaDialogProps = {
  workspace: string;
  quota: MonthlyUse["quota"];
  open: boolean;
  onClose: () => void;
};

export function QuotaDialog({ open, onClose, ...rest }: QuotaDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title="Monthly quota"
        size="md"
        description="How many calls this workspace may make in a calendar month. It holds from this month on."
      >
        <QuotaForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function QuotaForm({ workspace, quota, onClose }: Omit<QuotaDialogProps, "open">) {
  const router = useRouter();
  const [calls, setCalls] = useState(quota ? String(quota.calls) : "");
  const [refuses, setRefuses] = useState(quota?.refuses ?? true);
  const done = (words: string) => () => {
    toast.success(words);
    onClose();
    router.refresh();
  };
  const form = useFormAction((input: SetQuota) => setQuota(workspace, input), done("Quota saved"));
  const clearing = useFormAction(() => clearQuota(workspace, {}), done("Quota taken away"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run({ calls: wholeNumber(calls), refuses });
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-5">
        <Field label="Calls a month" error={form.fieldError("calls")} required>
          <Input
            inputMode="numeric"
            value={calls}
            onChange={(event) => {
              form.clear();
              setCalls(event.target.value);
            }}
            autoComplete="off"
          />
        </Field>
        <SwitchField
          label="Refuse calls beyond it"
          hint="With status 429 until the 1st. Off: owners and admins are told, and calls go on."
          checked={refuses}
          onCheckedChange={setRefuses}
        />
        <FormError error={form.error ?? clearing.error} />
      </DialogBody>
      <DialogFormFooter
        pending={form.pending}
        note={
          quota ? (
            <Button variant="ghost" pending={clearing.pending} onClick={() => clearing.run(undefined)}>
              Take it away
            </Button>
          ) : null
        }
      >
        Save quota
      </DialogFormFooter>
    </DialogForm>
  );
}
