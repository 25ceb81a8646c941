"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { renameWorkspace } from "@/lib/workspaces/actions";

export function RenameWorkspaceForm({ workspace }: { workspace: { slug: string; name: string } }) {
  const router = useRouter();
  const [name, setName] = useState(workspace.name);
  const form = useFormAction(
    (typed: string) => renameWorkspace(workspace.slug, { name: typed }),
    (renamed) => {
      setName(renamed.name);
      toast.success(`Renamed to ${renamed.name}`, { description: "The address stays the same." });
      router.refresh();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(name);
  };
  return (
    <form ref={form.formRef} noValidate onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="Workspace name" error={form.fieldError("name")} className="max-w-sm flex-1 basis-60">
          <Input
            value={name}
            onChange={(event) => {
              form.clear();
              setName(event.target.value);
            }}
            autoComplete="off"
          />
        </Field>
        <Button type="submit" pending={form.pending} disabled={name.trim() === workspace.name}>
          Save
        </Button>
      </div>
      <FormError error={form.error} />
    </form>
  );
}
