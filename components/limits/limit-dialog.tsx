"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { setLimit } from "@/lib/limits/actions";
import type { Limit, SetLimit } from "@/lib/limits/schema";
import { dayOf, endOfDay, termsInWords, wholeNumber, windowOptions } from "./words";

type LimitDialogProps = { workspace: string; limit: Limit; open: boolean; onClose: () => void };

const partitions = [
  { value: "ip", label: "IP address" },
  { value: "key", label: "Key" },
] as const;

export function LimitDialog({ open, onClose, ...rest }: LimitDialogProps) {
  const { label, published } = rest.limit;
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title={`Change limit: ${label}`}
        size="md"
        description={`In the place of the published ${termsInWords(published)}.`}
      >
        <LimitForm {...rest} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function LimitForm({ workspace, limit: { policy, override, inForce }, onClose }: Omit<LimitDialogProps, "open">) {
  const router = useRouter();
  const [draft, setDraft] = useState({
    limit: String(inForce.limit),
    window: String(inForce.windowSeconds),
    partition: inForce.partition === "key" ? "key" : "ip",
    reason: override?.reason ?? "",
    until: inForce.overridden ? dayOf(override) : "",
  });
  const form = useFormAction(
    (input: SetLimit) => setLimit(workspace, input),
    () => {
      toast.success("Limit changed. It holds within five seconds.");
      onClose();
      router.refresh();
    },
  );
  const set = (change: Partial<typeof draft>) => {
    form.clear();
    setDraft((now) => ({ ...now, ...change }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run({
      policy,
      limit: wholeNumber(draft.limit),
      windowSeconds: Number(draft.window),
      partition: draft.partition === "key" ? "key" : "ip",
      reason: draft.reason,
      expiresAt: endOfDay(draft.until),
    });
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="grid gap-4 sm:grid-cols-2">
        <Field label="Requests" error={form.fieldError("limit")} required>
          <Input inputMode="numeric" value={draft.limit} onChange={(event) => set({ limit: event.target.value })} />
        </Field>
        <Field label="In" error={form.fieldError("windowSeconds")}>
          <Select
            value={draft.window}
            onValueChange={(window) => set({ window })}
            options={windowOptions(inForce.windowSeconds)}
          />
        </Field>
        <Field
          label="Counted per"
          hint={draft.partition === "key" ? "Each key has the limit to itself." : "Callers of one address share it."}
          error={form.fieldError("partition")}
        >
          <Select value={draft.partition} onValueChange={(partition) => set({ partition })} options={[...partitions]} />
        </Field>
        <Field label="Last day" hint="Until 23:59 UTC; empty: no end." error={form.fieldError("expiresAt")} optional>
          <Input type="date" value={draft.until} onChange={(event) => set({ until: event.target.value })} />
        </Field>
        <Field
          label="Reason"
          hint="For those who come later, and in the audit log."
          error={form.fieldError("reason")}
          optional
          className="sm:col-span-2"
        >
          <Input value={draft.reason} onChange={(event) => set({ reason: event.target.value })} autoComplete="off" />
        </Field>
        <div className="sm:col-span-2">
          <FormError error={form.error} />
        </div>
      </DialogBody>
      <DialogFormFooter pending={form.pending}>Change limit</DialogFormFooter>
    </DialogForm>
  );
}
