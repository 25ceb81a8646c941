"use client";

import { type FormEvent, useId, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { DialogBody, DialogForm } from "@/components/ui/dialog";
import type { Role } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import { createApiKey } from "@/lib/api-keys/actions";
import type { CreatedApiKey } from "@/lib/api-keys/schema";
import { type Draft, draftInWords, inputOf, mistakesIn } from "./create-draft";
import { ExpiryField } from "./expiry-field";
import { FullAccessField, NameField, NoteField, RestrictionFields } from "./key-fields";
import { ScopePicker } from "./scope-picker";
import { newToken } from "./token";

type CreateFormProps = {
  workspace: string;
  role: Role;
  terms: KeyTerms;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onCreated: (created: CreatedApiKey) => void;
};

export function CreateForm({ workspace, role, terms, draft, onChange, onCreated }: CreateFormProps) {
  const summaryId = useId();
  const [now] = useState(() => new Date());
  const [token] = useState(newToken);
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(async (input: Draft) => {
    const fields = mistakesIn(input, terms);
    if (Object.keys(fields).length === 0) return createApiKey(workspace, inputOf(input, role, token));
    return { ok: false as const, error: { code: "validation_failed", message: "Mend the marked fields.", fields } };
  }, onCreated);
  const set = (change: Partial<Draft>) => {
    clear();
    onChange({ ...draft, ...change });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(draft);
  };
  return (
    <DialogForm ref={formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-5">
        <NameField draft={draft} onChange={set} error={fieldError("name")} />
        <ScopePicker
          role={role}
          fullAccess={terms.fullAccess}
          scopes={draft.scopes}
          onChange={(scopes) => set({ scopes })}
          error={fieldError("scopes")}
        />
        <FullAccessField draft={draft} onChange={set} error={fieldError("confirmation")} />
        <ExpiryField role={role} terms={terms} draft={draft} now={now} onChange={set} error={fieldError("expiry")} />
        <RestrictionFields terms={terms} draft={draft} onChange={set} fieldError={fieldError} />
        <NoteField draft={draft} onChange={set} error={fieldError("note")} />
        <FormError error={error} />
      </DialogBody>
      <DialogFormFooter
        note={
          <p id={summaryId} className="text-foreground">
            {draftInWords(draft, role, now)}
          </p>
        }
        pending={pending}
        aria-describedby={summaryId}
      >
        Create key
      </DialogFormFooter>
    </DialogForm>
  );
}
