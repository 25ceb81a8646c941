"use client";

import { useState } from "react";
import type { Role } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import type { CreatedApiKey } from "@/lib/api-keys/schema";
import { emptyDraft, type Prefill } from "./create-draft";
import { CreateForm } from "./create-form";
import { OnceShownDialog } from "./once-shown-dialog";

type CreateDialogProps = {
  open: boolean;
  onClose: () => void;
  onCreated: (created: CreatedApiKey) => void;
  apiUrl: string;
} & FormProps;

type FormProps = { workspace: string; role: Role; terms: KeyTerms; prefill: Prefill | null };

export function CreateDialog({ open, onClose, onCreated, apiUrl, ...form }: CreateDialogProps) {
  return (
    <OnceShownDialog
      open={open}
      onClose={onClose}
      onCreated={onCreated}
      title="Create API Key"
      description="Give it the smallest scopes that its work needs."
      apiUrl={apiUrl}
    >
      {(onKey) => <DraftedForm {...form} onCreated={onKey} />}
    </OnceShownDialog>
  );
}

function DraftedForm({ prefill, ...rest }: FormProps & { onCreated: (created: CreatedApiKey) => void }) {
  const [draft, setDraft] = useState(() => emptyDraft(prefill, rest.terms));
  return <CreateForm {...rest} draft={draft} onChange={setDraft} />;
}
