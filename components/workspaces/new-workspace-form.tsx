"use client";

import { FormError } from "@/components/forms/form-error";
import { formValues } from "@/components/forms/form-values";
import { leaveTo } from "@/components/forms/leave-to";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { paths } from "@/lib/paths";
import { createWorkspace } from "@/lib/workspaces/actions";

export function NewWorkspaceForm() {
  const form = useFormAction(createWorkspace, ({ slug }) => leaveTo(paths.apiKeys(slug)));
  return (
    <form
      ref={form.formRef}
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onInput={form.correct}
      onSubmit={(event) => {
        event.preventDefault();
        form.clear();
        form.run(formValues(event.currentTarget, ["name"]));
      }}
    >
      <Field label="Workspace name" error={form.fieldError("name")}>
        <Input name="name" autoComplete="organization" autoFocus required />
      </Field>
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Create workspace</SubmitButton>
    </form>
  );
}
