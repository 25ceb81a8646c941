"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { Role } from "@/lib/access/roles";
import { inviteMember } from "@/lib/members/actions";
import { invitationDays, type SentInvitation } from "@/lib/members/schema";
import { RoleField } from "./role-field";

type InviteDialogProps = {
  workspace: string;
  open: boolean;
  roles: readonly Role[];
  onClose: () => void;
  onInvited: (sent: SentInvitation) => void;
};

export function InviteDialog({ open, onClose, ...rest }: InviteDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent
        title="Invite member"
        size="md"
        description={`They get a link that works once, for ${invitationDays} days.`}
      >
        <InviteForm {...rest} />
      </DialogContent>
    </Dialog>
  );
}

function InviteForm({ workspace, roles, onInvited }: Omit<InviteDialogProps, "open" | "onClose">) {
  const [email, setEmail] = useState("");
  // The last one of the table can do least.
  const [role, setRole] = useState(roles.at(-1) ?? null);
  const form = useFormAction(
    async (typed: { email: string; role: Role | null }) =>
      typed.role
        ? inviteMember(workspace, { email: typed.email, role: typed.role })
        : { ok: false as const, error: { code: "validation_failed", message: "Choose a role." } },
    onInvited,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run({ email, role });
  };
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-5">
        <Field label="Email" error={form.fieldError("email")} required>
          <Input
            type="email"
            inputMode="email"
            autoComplete="off"
            value={email}
            onChange={(event) => {
              form.clear();
              setEmail(event.target.value);
            }}
          />
        </Field>
        <div className="flex flex-col gap-1.5">
          <Label asChild>
            <span>Role</span>
          </Label>
          <RoleField role={role} onChange={setRole} options={roles} />
        </div>
        <FormError error={form.error} />
      </DialogBody>
      <DialogFormFooter pending={form.pending}>Invite</DialogFormFooter>
    </DialogForm>
  );
}
