"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { type Scope, scopeLabel } from "@/lib/access/scopes";

type ScopeBoxProps = {
  scope: Scope;
  checked: boolean;
  /** The chosen scope that brings this one along. */
  includedIn: Scope | null;
  /** Why it cannot be chosen. */
  refusal: string | null;
  invalid: boolean;
  onChange: (checked: boolean) => void;
};

/** A checkbox named exactly as the scope; what it allows is its description. */
export function ScopeBox({ scope, checked, includedIn, refusal, invalid, onChange }: ScopeBoxProps) {
  return (
    <CheckboxField
      mono
      label={scope}
      hint={refusal ?? (includedIn ? `Included in ${includedIn}` : scopeLabel(scope))}
      checked={checked || includedIn !== null}
      disabled={refusal !== null || includedIn !== null}
      aria-invalid={invalid && refusal === null ? true : undefined}
      onCheckedChange={onChange}
    />
  );
}
