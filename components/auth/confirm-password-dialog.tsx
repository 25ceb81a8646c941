"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import type { usePasswordQuestion } from "@/components/forms/recent-password";
import { signInAgain } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { confirmPassword } from "@/lib/auth/actions";

type ConfirmPasswordDialogProps = { email: string; question: ReturnType<typeof usePasswordQuestion> };

export function ConfirmPasswordDialog({ email, question }: ConfirmPasswordDialogProps) {
  return (
    <Dialog open={question !== null} onOpenChange={(open) => (open ? undefined : question?.answer(false))}>
      <DialogContent
        title="Confirm your password"
        size="sm"
        description="You typed it more than 10 minutes ago. What you have entered stays as it is."
      >
        <ConfirmForm email={email} onConfirmed={() => question?.answer(true)} />
      </DialogContent>
    </Dialog>
  );
}

/**
 * Not `useFormAction`: the action that asked is still running, and React holds back the end of every transition until
 * it is done, which is never when the password is wrong.
 */
function ConfirmForm({ email, onConfirmed }: { email: string; onConfirmed: () => void }) {
  const [password, setPassword] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<{ message: string; inField: boolean } | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // React hands the event on to the form behind: a portal's parent is the component that shows it.
    event.stopPropagation();
    if (pending) return;
    setPending(true);
    const result = await confirmPassword({ password }).catch(() => null);
    if (result?.ok) return onConfirmed();
    if (result?.error.code === "sign_in_required") return signInAgain();
    setPending(false);
    const message = result?.error.fields?.password;
    if (message) setError({ message, inField: true });
    else setError({ message: result?.error.message ?? unanswered, inField: false });
  };
  return (
    <DialogForm onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        {/* Tells a password manager whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <Field label="Password" error={error?.inField ? error.message : undefined}>
          <PasswordInput
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => {
              setPassword(event.target.value);
              setError(null);
            }}
            required
          />
        </Field>
        <FormError error={error && !error.inField ? error : null} />
      </DialogBody>
      <DialogFormFooter pending={pending}>Confirm</DialogFormFooter>
    </DialogForm>
  );
}

const unanswered = "The server did not answer. Check your connection and try again.";
