"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import type { useFormAction } from "@/components/forms/use-form-action";
import { DialogBody, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Draft } from "./draft";
import { EventsPicker } from "./events-picker";
import { MoreOptions, type Team } from "./more-options";

type WebhookFormProps = {
  /** What it begins with. */
  draft: Draft;
  teams: readonly Team[];
  form: Omit<ReturnType<typeof useFormAction>, "run">;
  onSend: (draft: Draft) => void;
  /** The button's words. */
  children: string;
};

/** What a webhook is made of: where it sends, and what. */
export function WebhookForm({ draft: given, teams, form, onSend, children }: WebhookFormProps) {
  const [draft, setDraft] = useState(given);
  const change = (next: Partial<Draft>) => {
    form.clear();
    setDraft((before) => ({ ...before, ...next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(draft);
  };
  const { fieldError } = form;
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-5">
        <Field label="URL" error={fieldError("url")} hint="https, and a public address." required>
          <Input
            mono
            inputMode="url"
            value={draft.url}
            onChange={(event) => change({ url: event.target.value })}
            placeholder="https://"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
        <Field label="Description" optional error={fieldError("description")}>
          <Input
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
            maxLength={200}
            autoComplete="off"
          />
        </Field>
        <EventsPicker events={draft.events} onChange={(events) => change({ events })} error={fieldError("events")} />
        <MoreOptions
          draft={draft}
          teams={teams}
          change={change}
          errors={{ filters: fieldError("filters"), headers: fieldError("headers") }}
        />
        <FormError error={form.error} />
      </DialogBody>
      <DialogFormFooter pending={form.pending}>{children}</DialogFormFooter>
    </DialogForm>
  );
}
