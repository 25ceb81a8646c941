"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { type Role, roles } from "@/lib/access/roles";
import { changeRole } from "@/lib/members/actions";
import type { Member } from "@/lib/members/schema";
import { RoleField } from "./role-field";
import { RolePreview } from "./role-preview";

/** Whose role, and which one to begin with: what somebody asked for, for instance. */
export type RoleChange = { member: Pick<Member, "id" | "name" | "email" | "role">; to: Role };

type RoleDialogProps = {
  workspace: string;
  change: RoleChange | null;
  /** The roles that the viewer may give. */
  options: readonly Role[];
  onClose: () => void;
  onChanged: (member: Member) => void;
};

export function RoleDialog({ change, onClose, ...rest }: RoleDialogProps) {
  // Kept while the dialog fades out, so that it does not lose its words on the way.
  const [shown, setShown] = useState(change);
  if (change && change !== shown) setShown(change);
  return (
    <Dialog open={change !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title="Change role"
          size="md"
          description={`${shown.member.name} is ${roles[shown.member.role].label} now. The new role holds from the next request on.`}
        >
          <RoleForm key={shown.member.id} change={shown} {...rest} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

type RoleFormProps = Omit<RoleDialogProps, "change" | "onClose"> & { change: RoleChange };

function RoleForm({ workspace, change, options, onChanged }: RoleFormProps) {
  const { member } = change;
  const [role, setRole] = useState(change.to);
  const form = useFormAction((to: Role) => changeRole(workspace, { email: member.email, role: to }), onChanged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(role);
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <RoleField
          role={role}
          onChange={(next) => {
            form.clear();
            setRole(next);
          }}
          options={options}
          current={member.role}
        />
        <RolePreview workspace={workspace} member={member} to={role} />
        <FormError error={form.error} />
      </DialogBody>
      <DialogFormFooter pending={form.pending} disabled={role === member.role}>
        Change role
      </DialogFormFooter>
    </DialogForm>
  );
}
