"use client";

import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { SaveChangesBar } from "@/components/forms/save-changes";
import { type SettingsCardProps, useSettingsForm } from "@/components/forms/use-settings-form";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { WorkspacePolicy } from "@/lib/access/workspace-policy";
import { setPolicy } from "@/lib/policy/actions";
import type { AddressReport, PolicyImpact, UsedAddress } from "@/lib/policy/schema";
import { AddressesCard } from "./addresses-card";
import { stops } from "./consequences";
import { DomainsCard } from "./domains-card";
import { EveryRequestCard } from "./every-request-card";
import { NewKeysCard } from "./new-keys-card";
import { changesIn, type Draft, draftOf } from "./policy-draft";
import type { SeenAs } from "./seen-as";
import { askImpact, useImpact } from "./use-impact";

export type CardProps = SettingsCardProps<Draft> & { impact: PolicyImpact | null };

export type PolicyFormProps = {
  workspace: string;
  saved: WorkspacePolicy;
  mayChange: boolean;
  seenAs: SeenAs;
  used: readonly UsedAddress[];
  report: AddressReport | null;
};

export function PolicyForm({ workspace, saved, mayChange, seenAs, used, report }: PolicyFormProps) {
  const { draft, card, discard, run, pending, formRef, error } = useSettingsForm({
    saved,
    mayChange,
    draftOf,
    save: (input: ReturnType<typeof changesIn>) => setPolicy(workspace, input),
    said: "Security policy saved",
  });
  const [checking, setChecking] = useState(false);
  /** What stops, while it is asked about; it stays in the dialog while that closes. */
  const [stopping, setStopping] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const impact = useImpact(workspace, draft);
  const changes = changesIn(draft, saved);
  const changed = Object.keys(changes).length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!changed || checking) return;
    setChecking(true);
    const lines = stops(draft, saved, await askImpact(workspace, draft));
    setChecking(false);
    if (lines.length === 0) return run(changes);
    setStopping(lines);
    setAsking(true);
  };
  const parts: CardProps = { ...card, impact };
  return (
    <form ref={formRef} onSubmit={submit} noValidate className="flex max-w-3xl flex-col gap-5">
      <NewKeysCard {...parts} />
      <EveryRequestCard {...parts} />
      <AddressesCard {...parts} seenAs={seenAs} used={used} report={report} />
      <DomainsCard {...parts} />
      <FormError error={error} />
      {mayChange ? (
        <SaveChangesBar what="policy" changed={changed} pending={checking || pending} onDiscard={discard} />
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="This stops calls that work now"
        description="It takes effect with the next request."
        confirmLabel="Save policy"
        danger
        onConfirm={() => {
          setAsking(false);
          run(changes);
        }}
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm">
          {stopping.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </AlertDialog>
    </form>
  );
}
