"use client";

import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { paths } from "@/lib/paths";
import { createWorkspace } from "@/lib/workspaces/actions";

export function NewWorkspaceForm() {
  const form = useFormAction(createWorkspace, ({ slug }) => leaveTo(paths.apiKeys(slug)));
  return (
    <PageForm form={form} names={["name"]}>
      <Field label="Workspace name" error={form.fieldError("name")}>
        <Input name="name" autoComplete="organization" autoFocus required />
      </Field>
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Create workspace</SubmitButton>
    </PageForm>
  );
}
