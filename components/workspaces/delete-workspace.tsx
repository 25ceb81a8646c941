"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { paths } from "@/lib/paths";
import { deleteWorkspace } from "@/lib/workspaces/actions";

type Props = { workspace: { slug: string; name: string } };

export function DeleteWorkspaceCard({ workspace }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Card
      title="Delete workspace"
      description="All its keys, tickets and contacts are deleted for good. People keep their accounts."
    >
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete workspace
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title="Delete workspace"
          size="md"
          description="This cannot be undone. The next request with any of its keys is refused."
        >
          <DeleteForm workspace={workspace} />
        </DialogContent>
      </Dialog>
    </Card>
  );
}

function DeleteForm({ workspace }: Props) {
  const [typed, setTyped] = useState("");
  const form = useFormAction(
    (confirmName: string) => deleteWorkspace(workspace.slug, { confirmName }),
    () => leaveTo(paths.home()),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(typed);
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <Field
          label="Type the workspace's name to confirm"
          hint={<span className="font-medium text-foreground">{workspace.name}</span>}
          error={form.fieldError("confirmName")}
        >
          <Input
            value={typed}
            onChange={(event) => {
              form.clear();
              setTyped(event.target.value);
            }}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <FormError error={form.error} />
      </DialogBody>
      <DialogFormFooter variant="danger" pending={form.pending}>
        Delete workspace
      </DialogFormFooter>
    </DialogForm>
  );
}
