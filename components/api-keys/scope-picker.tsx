"use client";

import { useId, useState } from "react";
import { ChoiceGroup } from "@/components/forms/choice-group";
import { FieldError } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { type Role, roles } from "@/lib/access/roles";
import { canGrant, canonicalScopes, implied, type Scope, scopeGroups, scopeNames } from "@/lib/access/scopes";
import { fullAccessRefusal } from "@/lib/access/workspace-policy";
import { presetOf, presetScopes, scopePresets } from "@/lib/api-keys/scope-presets";
import { ScopeBox } from "./scope-box";

type ScopePickerProps = {
  role: Role;
  /** Whether the workspace allows `*`. */
  fullAccess: boolean;
  scopes: readonly Scope[];
  onChange: (scopes: Scope[]) => void;
  error: string | undefined;
  /** Of a key that exists: the role of its owner counts too, and what it has already can stay. */
  existing?: { owner: Role | null; held: readonly Scope[] };
};

const presetOptions = [
  ...scopePresets.map(({ id, label }) => ({ value: id, label })),
  { value: "custom" as const, label: "Custom" },
];

/** Every scope under its heading. What another chosen scope includes is ticked and says so. */
export function ScopePicker(props: ScopePickerProps) {
  const { role, scopes, onChange, error, existing } = props;
  const id = useId();
  const [custom, setCustom] = useState(false);
  const preset = custom ? "custom" : (presetOf(scopes, role) ?? "custom");
  const choosePreset = (value: (typeof presetOptions)[number]["value"]) => {
    setCustom(value === "custom");
    if (value !== "custom") onChange(presetScopes(value, role));
  };
  const toggle = (scope: Scope, on: boolean) => {
    setCustom(false);
    onChange(canonicalScopes(on ? [...scopes, scope] : scopes.filter((other) => other !== scope)));
  };
  // The one that takes the focus when none was chosen.
  const first = scopeNames.find((scope) => refusalOf(scope, props) === null);
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">Scopes</legend>
      {existing ? null : (
        <Segmented label="Preset" value={preset} onValueChange={choosePreset} options={presetOptions} />
      )}
      {error ? (
        <div className="mt-1.5">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      ) : null}
      <div className="mt-2.5 divide-y rounded-lg border bg-surface">
        {scopeGroups().map(({ group, scopes: inGroup }) => (
          <ChoiceGroup key={group} label={group} many={inGroup.length > 1}>
            {inGroup.map((scope) => (
              <ScopeBox
                key={scope}
                scope={scope}
                checked={scopes.includes(scope)}
                includedIn={scopes.find((other) => other !== scope && implied(other).includes(scope)) ?? null}
                refusal={refusalOf(scope, props)}
                invalid={error !== undefined && scope === first}
                onChange={(on) => toggle(scope, on)}
              />
            ))}
          </ChoiceGroup>
        ))}
      </div>
    </fieldset>
  );
}

/** Why a scope cannot be chosen, or null. */
function refusalOf(scope: Scope, { role, fullAccess, existing }: ScopePickerProps): string | null {
  if (existing?.held.includes(scope)) return null;
  if (scope === "*" && !fullAccess) return fullAccessRefusal;
  if (!canGrant(role, scope)) return `Not available to the role ${roles[role].label}.`;
  if (!existing || (existing.owner && canGrant(existing.owner, scope))) return null;
  return existing.owner
    ? `Not available to its owner's role, ${roles[existing.owner].label}.`
    : "Its owner has left the workspace.";
}
