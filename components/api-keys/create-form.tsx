"use client";

import { type FormEvent, useId, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Role } from "@/lib/access/roles";
import { createApiKey } from "@/lib/api-keys/actions";
import type { CreatedApiKey } from "@/lib/api-keys/schema";
import { type Draft, draftInWords, fullAccessPhrase, inputOf, mistakesIn } from "./create-draft";
import { ExpiryField } from "./expiry-field";
import { ScopePicker } from "./scope-picker";
import { newToken } from "./token";

type CreateFormProps = {
  workspace: string;
  role: Role;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onCreated: (created: CreatedApiKey) => void;
};

export function CreateForm({ workspace, role, draft, onChange, onCreated }: CreateFormProps) {
  const summaryId = useId();
  const [now] = useState(() => new Date());
  const [token] = useState(newToken);
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(async (input: Draft) => {
    const fields = mistakesIn(input);
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
        <Field
          label="Name"
          error={fieldError("name")}
          hint="What will use it, such as Zendesk Sync - Production."
          required
        >
          <Input
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
            autoComplete="off"
            // Password managers take a name beside a secret for a login.
            data-1p-ignore
            data-lpignore="true"
          />
        </Field>
        <ScopePicker
          role={role}
          scopes={draft.scopes}
          onChange={(scopes) => set({ scopes })}
          error={fieldError("scopes")}
        />
        {draft.scopes.includes("*") ? (
          <Field
            label={`Type "${fullAccessPhrase}" to confirm`}
            hint="This key can read, change and delete everything, and whatever later versions add."
            error={fieldError("confirmation")}
          >
            <Input
              value={draft.confirmation}
              onChange={(event) => set({ confirmation: event.target.value })}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        ) : null}
        <ExpiryField role={role} draft={draft} now={now} onChange={set} error={fieldError("expiry")} />
        <Field
          label="Allowed IPs"
          optional
          hint="One address or CIDR range a line. Empty: any address."
          error={fieldError("allowedIps")}
        >
          <Textarea
            mono
            value={draft.ips}
            onChange={(event) => set({ ips: event.target.value })}
            placeholder={"203.0.113.7\n198.51.100.0/24"}
            spellCheck={false}
          />
        </Field>
        <Field
          label="Allowed domains"
          optional
          hint="For calls from web pages, one domain a line. Empty: no browser may use the key. Servers are not affected."
          error={fieldError("allowedDomains")}
        >
          <Textarea
            mono
            value={draft.domains}
            onChange={(event) => set({ domains: event.target.value })}
            placeholder={"example.com\n*.example.com"}
            spellCheck={false}
          />
        </Field>
        <Field label="Note" optional error={fieldError("note")}>
          <Input value={draft.note} onChange={(event) => set({ note: event.target.value })} autoComplete="off" />
        </Field>
        <FormError error={error} />
      </DialogBody>
      <DialogFooter
        className="sm:flex-nowrap"
        note={
          <p id={summaryId} className="text-foreground">
            {draftInWords(draft, role, now)}
          </p>
        }
      >
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={pending} aria-describedby={summaryId}>
          Create key
        </Button>
      </DialogFooter>
    </DialogForm>
  );
}
