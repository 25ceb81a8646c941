"use client";

import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { paths } from "@/lib/paths";
import { createFirstWorkspace } from "@/lib/workspaces/actions";
import { NewPasswordField } from "./new-password-field";
import { signIn } from "./sign-in";

const names = ["workspaceName", "name", "email", "password"] as const;
type Typed = Record<(typeof names)[number], string>;
const nothing: Typed = { workspaceName: "", name: "", email: "", password: "" };

/** Creates the workspace, then signs its owner in with what was just typed. The value is where to go. */
async function setUp(typed: Typed) {
  const created = await createFirstWorkspace(typed);
  if (!created.ok) return created;
  const entered = await signIn(typed).catch(() => null);
  const home = paths.apiKeys(created.data.slug);
  return { ok: true as const, data: entered?.ok ? home : paths.signIn(home) };
}

export function SetupForm() {
  const form = useFormAction(setUp, leaveTo);
  const [typed, setTyped] = useState(nothing);
  return (
    <PageForm form={form} names={names} onTyped={setTyped}>
      <Field label="Workspace name" error={form.fieldError("workspaceName")} hint="Your company or team.">
        <Input name="workspaceName" autoComplete="organization" autoFocus required />
      </Field>
      <Field label="Your name" error={form.fieldError("name")}>
        <Input name="name" autoComplete="name" required />
      </Field>
      <Field label="Email" error={form.fieldError("email")} hint="You sign in with it.">
        <Input name="email" type="email" inputMode="email" autoComplete="username" required />
      </Field>
      <NewPasswordField
        label="Password"
        name="password"
        value={typed.password}
        about={typed}
        error={form.fieldError("password")}
      />
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Create workspace</SubmitButton>
    </PageForm>
  );
}
