"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { formerOwnerRole, foundingRole, roles } from "@/lib/access/roles";
import { transferOwnership } from "@/lib/members/actions";

export type NewOwner = { id: string; name: string; email: string };

type TransferCardProps = { workspace: { slug: string; name: string }; heirs: readonly NewOwner[] };

/** Hands the workspace over: somebody else becomes its Owner, the viewer stays as what is left. */
export function TransferCard({ workspace, heirs }: TransferCardProps) {
  const router = useRouter();
  const [email, setEmail] = useState<string | undefined>();
  const [asking, setAsking] = useState(false);
  const chosen = heirs.find((heir) => heir.email === email);
  const form = useFormAction(
    (to: string) => transferOwnership(workspace.slug, { email: to }),
    ({ name }) => {
      setAsking(false);
      toast.success(`${name} owns ${workspace.name} now`, { description: `You are ${roles[formerOwnerRole].label}.` });
      router.refresh();
    },
  );
  return (
    <Card
      title="Transfer ownership"
      description={`Another member becomes ${roles[foundingRole].label}, and you become ${roles[formerOwnerRole].label}. To have several Owners, change a role under Members.`}
    >
      {heirs.length === 0 ? (
        <p className="text-muted text-sm">There is nobody else yet. Invite somebody under Members first.</p>
      ) : (
        <div className="flex flex-wrap items-end gap-2">
          <Field label="New owner" className="max-w-sm flex-1 basis-60">
            <Select
              value={email}
              onValueChange={setEmail}
              placeholder="Choose a member"
              options={heirs.map((heir) => ({ value: heir.email, label: heir.name, hint: heir.email }))}
            />
          </Field>
          <Button disabled={!chosen} onClick={() => setAsking(true)}>
            Transfer
          </Button>
        </div>
      )}
      <AlertDialog
        open={asking && chosen !== undefined}
        onOpenChange={(open) => {
          setAsking(open);
          form.clear();
        }}
        title={`Transfer ${workspace.name} to ${chosen?.name ?? ""}?`}
        description={`You become ${roles[formerOwnerRole].label}. Only ${chosen?.name ?? "the new Owner"} can give ownership back.`}
        confirmLabel="Transfer ownership"
        danger
        pending={form.pending}
        onConfirm={() => (chosen ? form.run(chosen.email) : undefined)}
      >
        {form.error ? <FormError error={form.error} /> : null}
      </AlertDialog>
    </Card>
  );
}
