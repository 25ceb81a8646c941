"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { isLive } from "@/lib/access/key-status";
import { deleteApiKey, revokeApiKey } from "@/lib/api-keys/actions";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { focusFirstStep } from "./focus-first-step";
import { Impact } from "./impact";

/** The two ways in which a key ends. */
export type Ending = { way: "revoke" | "delete"; row: ApiKeyRow };

const words = {
  revoke: {
    title: "Revoke API key",
    button: "Revoke key",
    consequence: "This cannot be undone. The next request with it is refused.",
  },
  delete: {
    title: "Delete API key",
    button: "Delete key",
    consequence: "The key and its usage are removed for good. The audit log keeps its history.",
  },
} as const;

type EndDialogProps = {
  workspace: string;
  ending: Ending | null;
  onClose: () => void;
  onEnded: (ending: Ending) => void;
};

export function EndDialog({ ending, onClose, ...rest }: EndDialogProps) {
  // Kept while the dialog fades out, so that it does not lose its words on the way.
  const [shown, setShown] = useState(ending);
  if (ending && ending !== shown) setShown(ending);
  return (
    <Dialog open={ending !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title={words[shown.way].title}
          size="md"
          description={words[shown.way].consequence}
          onOpenAutoFocus={focusFirstStep}
        >
          <EndForm key={`${shown.way} ${shown.row.id}`} ending={shown} {...rest} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

/** A key used within this many days asks for its name to be typed. */
const recentDays = 7;

function isRecent({ lastUsed, status }: ApiKeyRow): boolean {
  return isLive(status) && lastUsed !== null && Date.now() - Date.parse(lastUsed.at) < recentDays * 86_400_000;
}

function EndForm({ workspace, ending, onEnded }: Omit<EndDialogProps, "ending" | "onClose"> & { ending: Ending }) {
  const { way, row } = ending;
  const [typed, setTyped] = useState("");
  const [mustType, setMustType] = useState(() => isRecent(row));
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    async (confirmName: string) => {
      if (mustType && confirmName.trim().toLowerCase() !== row.name.toLowerCase()) return notTheName(row.name);
      if (way === "delete") return deleteApiKey(workspace, { id: row.id });
      return revokeApiKey(workspace, { id: row.id, ...(mustType ? { confirmName } : {}) });
    },
    () => onEnded(ending),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(typed);
  };
  return (
    <DialogForm ref={formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <div className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{row.name}</span>
          <code className="truncate font-mono text-muted text-xs">{row.masked}</code>
        </div>
        {isLive(row.status) ? (
          <Impact workspace={workspace} row={row} onKnown={(impact) => setMustType(impact.confirmName)} />
        ) : null}
        {mustType ? (
          <Field
            label="Type the key's name to confirm"
            hint={
              <>
                Used within the last {recentDays} days: <span className="font-medium text-foreground">{row.name}</span>
              </>
            }
            error={fieldError("confirmName")}
          >
            <Input
              value={typed}
              onChange={(event) => {
                clear();
                setTyped(event.target.value);
              }}
              autoComplete="off"
              spellCheck={false}
              data-first-step
            />
          </Field>
        ) : null}
        <FormError error={error} />
      </DialogBody>
      <DialogFormFooter cancelFirst variant="danger" pending={pending}>
        {words[way].button}
      </DialogFormFooter>
    </DialogForm>
  );
}

function notTheName(name: string) {
  const fields = { confirmName: `This is not the name. Type ${name}` };
  return { ok: false as const, error: { code: "validation_failed", message: "Type the name.", fields } };
}
