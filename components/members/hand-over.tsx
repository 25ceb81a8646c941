"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { Heir } from "./remove-dialog";

type HandOverProps = {
  heirs: readonly Heir[];
  /** The address of whoever gets the keys; null: they are revoked. */
  heir: string | null;
  onChange: (heir: string | null) => void;
  error: string | undefined;
};

/** What becomes of the keys. */
export function HandOver({ heirs, heir, onChange, error }: HandOverProps) {
  const [last, setLast] = useState(heirs[0]?.email ?? null);
  const fate = heir === null ? "revoke" : "hand_over";
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        aria-label="What becomes of the keys"
        value={fate}
        onValueChange={(value) => onChange(value === "hand_over" ? last : null)}
      >
        <Radio card value="revoke" label="Revoke all" hint="The next request with one of them is refused." />
        <Radio
          card
          value="hand_over"
          label="Hand over to an admin"
          hint={
            heirs.length === 0
              ? "There is nobody else who manages this workspace."
              : "They go on, and may do what the admin's role grants."
          }
          disabled={heirs.length === 0}
        />
      </RadioGroup>
      {heir === null ? null : (
        <Field label="New owner of the keys" error={error}>
          <Select
            value={heir}
            onValueChange={(email) => {
              setLast(email);
              onChange(email);
            }}
            options={heirs.map(({ name, email }) => ({ value: email, label: name, hint: email }))}
          />
        </Field>
      )}
    </div>
  );
}
