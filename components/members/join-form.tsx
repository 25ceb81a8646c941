"use client";

import { useState } from "react";
import { NewPasswordField } from "@/components/auth/new-password-field";
import { signIn } from "@/components/auth/sign-in";
import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { joinAsNew } from "@/lib/members/actions";
import { paths } from "@/lib/paths";

type JoinFormProps = { token: string; email: string; workspaceName: string };

const names = ["name", "password"] as const;
type Typed = Record<(typeof names)[number], string>;

/** Makes the account and the membership, then signs in with what was just typed. The value is where to go. */
async function join(token: string, typed: Typed) {
  const joined = await joinAsNew({ token, ...typed });
  if (!joined.ok) return joined;
  const { email, slug } = joined.data;
  const entered = await signIn({ email, password: typed.password }).catch(() => null);
  const home = paths.workspace(slug);
  return { ok: true as const, data: entered?.ok ? home : paths.signIn(home) };
}

/** For somebody who has no account yet. */
export function JoinForm({ token, email, workspaceName }: JoinFormProps) {
  const form = useFormAction((typed: Typed) => join(token, typed), leaveTo);
  const [typed, setTyped] = useState<Typed>({ name: "", password: "" });
  return (
    <PageForm form={form} names={names} onTyped={setTyped}>
      <Field label="Email" hint="The invitation is for this address.">
        <Input name="email" type="email" value={email} autoComplete="username" readOnly />
      </Field>
      <Field label="Your name" error={form.fieldError("name")}>
        <Input name="name" autoComplete="name" autoFocus required />
      </Field>
      <NewPasswordField
        label="Password"
        name="password"
        value={typed.password}
        about={{ email, workspaceName, name: typed.name }}
        error={form.fieldError("password")}
      />
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Join {workspaceName}</SubmitButton>
    </PageForm>
  );
}
