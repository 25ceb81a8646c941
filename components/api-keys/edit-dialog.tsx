"use client";

import { type FormEvent, useId, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import type { Role } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import { editApiKey } from "@/lib/api-keys/actions";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { formatUtc } from "@/lib/api-keys/summary";
import { editMistakesIn, inWords } from "./create-draft";
import { AddUsedAddresses, ReportOnly } from "./edit-addresses";
import { changesIn, draftOf, type EditDraft, isChanged, scopesOf } from "./edit-draft";
import { FullAccessField, NameField, NoteField, RestrictionFields } from "./key-fields";
import { ScopePicker } from "./scope-picker";
import { useKeyAddresses } from "./use-key-addresses";

type EditDialogProps = {
  workspace: string;
  role: Role;
  terms: KeyTerms;
  editing: ApiKeyRow | null;
  onClose: () => void;
  onEdited: (row: ApiKeyRow) => void;
};

export function EditDialog({ editing, onClose, ...rest }: EditDialogProps) {
  // Kept while the dialog fades out.
  const [shown, setShown] = useState(editing);
  if (editing && editing !== shown) setShown(editing);
  return (
    <Dialog open={editing !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title="Edit API key"
          description="The key itself stays the same. Changes hold from the next request on."
        >
          <EditForm key={shown.id} row={shown} onClose={onClose} {...rest} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

type EditFormProps = Omit<EditDialogProps, "editing"> & { row: ApiKeyRow };

function EditForm({ workspace, role, terms, row, onClose, onEdited }: EditFormProps) {
  const summaryId = useId();
  const [now] = useState(() => new Date());
  const [draft, setDraft] = useState(() => draftOf(row));
  const addresses = useKeyAddresses(workspace, row.id);
  const held = scopesOf(row);
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    async (input: EditDraft) => {
      const fields = editMistakesIn(input, terms, held);
      if (Object.keys(fields).length === 0) return editApiKey(workspace, changesIn(row, input));
      return { ok: false as const, error: { code: "validation_failed", message: "Mend the marked fields.", fields } };
    },
    ({ name }) => onEdited({ ...row, name }),
  );
  const set = (change: Partial<EditDraft>) => {
    clear();
    setDraft((before) => ({ ...before, ...change }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged(row, draft)) run(draft);
    else onClose();
  };
  const expiresAt = row.expiresAt === null ? null : new Date(row.expiresAt);
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
          existing={{ owner: row.owner.role, held }}
        />
        {held.includes("*") ? null : (
          <FullAccessField draft={draft} onChange={set} error={fieldError("confirmation")} />
        )}
        <RestrictionFields
          terms={terms}
          draft={draft}
          onChange={set}
          fieldError={fieldError}
          ipsAside={<AddUsedAddresses addresses={addresses} ips={draft.ips} onChange={(ips) => set({ ips })} />}
          afterIps={<ReportOnly addresses={addresses} draft={draft} onChange={set} />}
        />
        <NoteField draft={draft} onChange={set} error={fieldError("note")} />
        <p className="text-muted text-xs">
          {expiresAt ? `Expires ${formatUtc(expiresAt, now)}` : "Never expires"}: an expiry is set once and cannot be
          changed.
        </p>
        <FormError error={error} />
      </DialogBody>
      <DialogFormFooter
        note={
          <p id={summaryId} className="text-foreground">
            {inWords(draft, expiresAt, now)}
          </p>
        }
        pending={pending}
        aria-describedby={summaryId}
      >
        Save changes
      </DialogFormFooter>
    </DialogForm>
  );
}
