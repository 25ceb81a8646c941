"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ApiKeyRow } from "@/lib/api-keys/schema";

/** A rename in the making; `error` is the server's answer to the last attempt. */
export type Renaming = { row: ApiKeyRow; name: string; error?: string };

type RenameDialogProps = {
  renaming: Renaming | null;
  onClose: () => void;
  onSave: (row: ApiKeyRow, name: string) => void;
};

export function RenameDialog({ renaming, onClose, onSave }: RenameDialogProps) {
  return (
    <Dialog open={renaming !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Rename API key" size="sm" description="The key itself stays the same.">
        {renaming ? <RenameForm renaming={renaming} onClose={onClose} onSave={onSave} /> : null}
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ renaming, onClose, onSave }: RenameDialogProps & { renaming: Renaming }) {
  const { row } = renaming;
  const [name, setName] = useState(renaming.name);
  const [error, setError] = useState(renaming.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return setError("Enter a name.");
    if (name.trim() === row.name) return onClose();
    onSave(row, name.trim());
  };
  return (
    <DialogForm onSubmit={submit}>
      <DialogBody>
        <Field label="Name" error={error} required>
          <Input
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setError(undefined);
            }}
            onFocus={(event) => event.target.select()}
            autoComplete="off"
            data-1p-ignore
            data-lpignore="true"
          />
        </Field>
      </DialogBody>
      <DialogFormFooter>Save</DialogFormFooter>
    </DialogForm>
  );
}
