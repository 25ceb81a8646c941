"use client";

import { useEffect } from "react";
import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { signIn } from "./sign-in";

type SignInFormProps = {
  /** Where to go afterwards: a path on this site, checked by the page. */
  target: string;
  /** Whose account it will be, where that is known. */
  email?: string;
};

export function SignInForm({ target, email }: SignInFormProps) {
  const form = useFormAction(signIn, () => leaveTo(target));
  const wrong = form.error?.code === "CredentialsSignin";

  // Ready to be typed over; both fields keep what they hold.
  useEffect(() => {
    if (wrong) form.formRef.current?.querySelector<HTMLInputElement>('[name="password"]')?.select();
  }, [wrong, form.formRef]);

  return (
    <PageForm form={form} names={["email", "password"]}>
      <Field label="Email">
        <Input
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          defaultValue={email}
          autoFocus={!email}
          required
        />
      </Field>
      <Field label="Password">
        <PasswordInput name="password" autoComplete="current-password" autoFocus={Boolean(email)} required />
      </Field>
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Sign in</SubmitButton>
    </PageForm>
  );
}
