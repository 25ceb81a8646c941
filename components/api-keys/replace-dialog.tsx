"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { DialogFormFooter } from "@/components/forms/dialog-form-footer";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Badge } from "@/components/ui/badge";
import { DialogBody, DialogForm } from "@/components/ui/dialog";
import type { Role } from "@/lib/access/roles";
import { type KeyTerms, lifeInWords } from "@/lib/access/workspace-policy";
import { replaceApiKey } from "@/lib/api-keys/actions";
import { sameLife } from "@/lib/api-keys/same-life";
import type { ApiKeyRow, CreatedApiKey } from "@/lib/api-keys/schema";
import { FactLine } from "./fact-line";
import { OnceShownDialog } from "./once-shown-dialog";
import { newToken } from "./token";

type ReplaceDialogProps = {
  workspace: string;
  role: Role;
  terms: KeyTerms;
  apiUrl: string;
  replacing: ApiKeyRow | null;
  onClose: () => void;
  /** The new key exists; its dialog goes on to show it. */
  onReplaced: (made: CreatedApiKey) => void;
};

export function ReplaceDialog({ replacing, onClose, onReplaced, apiUrl, ...rest }: ReplaceDialogProps) {
  // Kept while the dialog fades out, so that it does not lose its words on the way.
  const [shown, setShown] = useState(replacing);
  if (replacing && replacing !== shown) setShown(replacing);
  if (!shown) return null;
  return (
    <OnceShownDialog
      open={replacing !== null}
      onClose={onClose}
      onCreated={onReplaced}
      title="Replace API key"
      description={`Makes a new key that takes over from ${shown.name}. The old one goes on working until you revoke it.`}
      apiUrl={apiUrl}
    >
      {(onKey) => <ReplaceForm {...rest} row={shown} onKey={onKey} />}
    </OnceShownDialog>
  );
}

type ReplaceFormProps = {
  workspace: string;
  role: Role;
  terms: KeyTerms;
  row: ApiKeyRow;
  onKey: (created: CreatedApiKey) => void;
};

function ReplaceForm({ workspace, role, terms, row, onKey }: ReplaceFormProps) {
  const [token] = useState(newToken);
  const { run, pending, error, fieldError } = useFormAction(
    (id: string) => replaceApiKey(workspace, { id, token }),
    onKey,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(row.id);
  };
  const refused = fieldError("scopes") ?? fieldError("allowedIps") ?? fieldError("expiry");
  return (
    <DialogForm onSubmit={submit}>
      <DialogBody className="flex flex-col gap-4">
        <section aria-label="The new key" className="rounded-lg border bg-surface text-sm">
          <dl className="divide-y">
            <FactLine label="Name">The same, with a number</FactLine>
            <FactLine label="Scopes">
              <span className="flex flex-wrap gap-1">
                {row.scopes.map(({ name, effective }) => (
                  <Badge key={name} mono struck={!effective}>
                    {name}
                  </Badge>
                ))}
              </span>
            </FactLine>
            <FactLine label="Allowed IPs">{entries(row.allowedIps, "Any address")}</FactLine>
            <FactLine label="Allowed domains">{entries(row.allowedDomains, "No browser may use it")}</FactLine>
            <FactLine label="Life">{lifeOf(row, role, terms)}</FactLine>
          </dl>
        </section>
        <ol className="list-decimal space-y-1 pl-5 text-muted text-sm">
          <li>The new key is shown once. Put it where {row.name} is used now.</li>
          <li>Both work. The key's page shows what each of them is doing.</li>
          <li>When {row.name} has been silent long enough, you revoke it there. Nothing is revoked by itself.</li>
        </ol>
        <FormError error={refused ? { message: refused } : error} />
      </DialogBody>
      <DialogFormFooter pending={pending}>Replace key</DialogFormFooter>
    </DialogForm>
  );
}

function entries(list: readonly string[], none: string): ReactNode {
  if (list.length === 0) return none;
  return <span className="break-words font-mono text-xs leading-5">{list.join(", ")}</span>;
}

function lifeOf(row: ApiKeyRow, role: Role, terms: KeyTerms): string {
  const roles = row.owner.role ? [role, row.owner.role] : [role];
  const life = sameLife(roles, terms, {
    createdAt: new Date(row.createdAt),
    expiresAt: row.expiresAt ? new Date(row.expiresAt) : null,
  });
  return life.kind === "never" ? "Never expires" : `${lifeInWords(Math.max(1, Math.round(life.hours)))} from now`;
}
