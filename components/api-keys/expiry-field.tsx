"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type Role, roles } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import { longestLife, neverRefusal } from "@/lib/api-keys/expiry";
import { type Draft, expiryOptionsFor } from "./create-draft";

type ExpiryFieldProps = {
  role: Role;
  terms: KeyTerms;
  draft: Pick<Draft, "expiry" | "date">;
  now: Date;
  onChange: (change: Partial<Draft>) => void;
  error: string | undefined;
};

const day = 86_400_000;

/** A choice, or the life that the role fixes together with the reason. */
export function ExpiryField({ role, terms, draft, now, onChange, error }: ExpiryFieldProps) {
  const fixed = roles[role].keyLife;
  if (fixed) {
    return (
      <Field label="Expiration" hint={fixed.reason} error={error}>
        <Input readOnly value={`${fixed.fixedHours} hours`} className="sm:max-w-52" />
      </Field>
    );
  }
  const onDate = draft.expiry === "date";
  const usual = draft.expiry === "never" ? "Works until somebody revokes it." : "Cannot be changed afterwards.";
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Expiration"
        error={onDate ? undefined : error}
        hint={[neverRefusal(terms), usual].filter(Boolean).join(" ")}
      >
        <Select
          value={draft.expiry}
          onValueChange={(expiry) => onChange({ expiry })}
          options={expiryOptionsFor(terms)}
        />
      </Field>
      {onDate ? (
        <Field label="Last day" error={error} hint="Until 23:59 UTC of that day.">
          <Input
            type="date"
            value={draft.date}
            min={isoDay(now.getTime())}
            // The end of the last possible day would lie beyond the longest life.
            max={isoDay(now.getTime() + longestLife(terms) * 3_600_000 - day)}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        </Field>
      ) : null}
    </div>
  );
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
