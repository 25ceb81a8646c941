"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { revokeApiKeys } from "@/lib/api-keys/actions";
import { type ApiKeyRow, confirmNameDays, type RevokedKeys } from "@/lib/api-keys/schema";
import { focusFirstStep } from "./focus-first-step";
import { ImpactOfMany } from "./impact-of-many";
import { RevokeResults } from "./revoke-results";

type RevokeManyDialogProps = {
  workspace: string;
  /** What was selected; null while the dialog is closed. */
  rows: readonly ApiKeyRow[] | null;
  onClose: () => void;
  /** The answer is there: the table behind the dialog can show it. */
  onRevoked: (rows: readonly ApiKeyRow[], answer: RevokedKeys) => void;
};

export function RevokeManyDialog({ workspace, rows, onClose, onRevoked }: RevokeManyDialogProps) {
  // Kept while the dialog fades out, and when the rows leave the table because they are revoked.
  const [shown, setShown] = useState(rows);
  const [answer, setAnswer] = useState<RevokedKeys | null>(null);
  if (rows && rows !== shown) {
    setShown(rows);
    setAnswer(null);
  }
  const failed = answer?.results.some(({ problem }) => problem !== null);
  return (
    <Dialog open={rows !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title={failed ? "Not every key was revoked" : `Revoke ${count(shown.length)}`}
          size="md"
          onOpenAutoFocus={focusFirstStep}
          description={failed ? undefined : "This cannot be undone. The next request with any of them is refused."}
        >
          {answer && failed ? (
            <RevokeResults rows={shown} answer={answer} />
          ) : (
            <RevokeForm
              workspace={workspace}
              rows={shown}
              onAnswer={(result) => {
                setAnswer(result);
                onRevoked(shown, result);
              }}
            />
          )}
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function count(keys: number): string {
  return keys === 1 ? "1 API key" : `${keys} API keys`;
}

type RevokeFormProps = {
  workspace: string;
  rows: readonly ApiKeyRow[];
  onAnswer: (answer: RevokedKeys) => void;
};

function RevokeForm({ workspace, rows, onAnswer }: RevokeFormProps) {
  const [typed, setTyped] = useState("");
  const [recent, setRecent] = useState(() => rows.filter(isRecent).length);
  const phrase = `revoke ${rows.length}`;
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    async (ids: string[]) =>
      recent > 0 && typed.trim().toLowerCase() !== phrase ? notThePhrase(phrase) : revokeApiKeys(workspace, { ids }),
    onAnswer,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(rows.map(({ id }) => id));
  };
  return (
    <DialogForm ref={formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <ImpactOfMany
          workspace={workspace}
          rows={rows}
          onKnown={({ keys }) => setRecent(keys.filter(({ usedRecently }) => usedRecently).length)}
        />
        {recent > 0 ? (
          <Field
            label={`Type "${phrase}" to confirm`}
            hint={`${recent === 1 ? "One of them was" : `${recent} of them were`} used within the last ${confirmNameDays} days.`}
            error={fieldError("confirm")}
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
        Revoke {rows.length === 1 ? "key" : `${rows.length} keys`}
      </DialogFormFooter>
    </DialogForm>
  );
}

/** What the table knows, until the server has said. */
function isRecent({ lastUsed }: ApiKeyRow): boolean {
  return lastUsed !== null && Date.now() - Date.parse(lastUsed.at) < confirmNameDays * 86_400_000;
}

function notThePhrase(phrase: string) {
  const fields = { confirm: `Type ${phrase}` };
  return { ok: false as const, error: { code: "validation_failed", message: "Type the words.", fields } };
}
