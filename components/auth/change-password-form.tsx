"use client";

import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { toast } from "@/components/ui/toast";
import { changePassword } from "@/lib/auth/actions";
import { NewPasswordField } from "./new-password-field";

type ChangePasswordFormProps = { user: { name: string; email: string } };

export function ChangePasswordForm({ user }: ChangePasswordFormProps) {
  const [next, setNext] = useState("");
  const form = useFormAction(changePassword, () => {
    form.formRef.current?.reset();
    setNext("");
    toast.success("Password changed", { description: "Your other sessions have been signed out." });
  });
  return (
    <PageForm form={form} names={["current", "next"]} onTyped={({ next }) => setNext(next)} className="max-w-sm">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <Field label="Current password" error={form.fieldError("current")}>
        <PasswordInput name="current" autoComplete="current-password" required />
      </Field>
      <NewPasswordField label="New password" name="next" value={next} about={user} error={form.fieldError("next")} />
      <FormError error={form.error} />
      <SubmitButton size="md" className="w-auto self-start" pending={form.pending}>
        Change password
      </SubmitButton>
    </PageForm>
  );
}
