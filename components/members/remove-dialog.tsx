"use client";

import { type FormEvent, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Dialog, DialogBody, DialogContent, DialogForm } from "@/components/ui/dialog";
import { removeMember } from "@/lib/members/actions";
import type { Member } from "@/lib/members/schema";
import { DepartingKeys } from "./departing-keys";
import { HandOver } from "./hand-over";
import { useOwnedKeys } from "./use-owned-keys";

/** Somebody who can get the keys of a person who leaves. */
export type Heir = { id: string; name: string; email: string };

type RemoveDialogProps = {
  workspace: string;
  member: Pick<Member, "id" | "name" | "email"> | null;
  admins: readonly Heir[];
  onClose: () => void;
  onRemoved: (removed: { email: string; name: string; revokedKeys: number; handedOverKeys: number }) => void;
};

export function RemoveDialog({ member, onClose, ...rest }: RemoveDialogProps) {
  const [shown, setShown] = useState(member);
  if (member && member !== shown) setShown(member);
  return (
    <Dialog open={member !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title="Remove member"
          size="md"
          description={`${shown.name} loses access to this workspace with their next request.`}
        >
          <RemoveForm key={shown.id} member={shown} {...rest} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

type RemoveFormProps = Omit<RemoveDialogProps, "member" | "onClose"> & {
  member: NonNullable<RemoveDialogProps["member"]>;
};

function RemoveForm({ workspace, member, admins, onRemoved }: RemoveFormProps) {
  const keys = useOwnedKeys(workspace, member.email);
  const heirs = admins.filter(({ id }) => id !== member.id);
  const [heir, setHeir] = useState<string | null>(null);
  const form = useFormAction(
    (to: string | null) =>
      removeMember(workspace, {
        email: member.email,
        keys: to === null ? { fate: "revoke" } : { fate: "hand_over", to },
      }),
    onRemoved,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.run(heir);
  };
  const some = keys !== null && keys.length > 0;
  const fate = some && keys !== "unknown" ? (heir === null ? " and revoke keys" : " and hand over keys") : "";
  return (
    <DialogForm ref={form.formRef} onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <div className="flex min-w-0 flex-col">
          <span className="truncate font-medium">{member.name}</span>
          <span className="truncate text-muted text-xs">{member.email}</span>
        </div>
        <DepartingKeys keys={keys} />
        {some ? <HandOver heirs={heirs} heir={heir} onChange={setHeir} error={form.fieldError("keys")} /> : null}
        <FormError error={form.error} />
      </DialogBody>
      <DialogFormFooter variant="danger" pending={form.pending} disabled={keys === null}>
        Remove{fate}
      </DialogFormFooter>
    </DialogForm>
  );
}
