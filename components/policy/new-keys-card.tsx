"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SwitchField } from "@/components/ui/switch";
import { stayingKeys } from "./consequences";
import { lifeOptions } from "./policy-draft";
import type { CardProps } from "./policy-form";

/** What holds for keys that are made from now on. */
export function NewKeysCard({ draft, set, text, flag, impact, error, disabled }: CardProps) {
  const staying = impact && stayingKeys(impact);
  const lifeError = error("maxKeyLifeHours");
  const custom = draft.life === "custom";
  return (
    <Card title="New keys" description="Asked of every key that is created from now on, in the console and by scripts.">
      <div className="flex flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Maximum life"
            hint={
              draft.life === "none"
                ? "Up to a year, or never expiring."
                : "No key may live longer, and each must expire."
            }
            error={custom ? undefined : lifeError}
          >
            <Select
              value={draft.life}
              onValueChange={(life) => set({ life })}
              options={lifeOptions}
              disabled={disabled}
            />
          </Field>
          {custom ? (
            <Field label="Hours" error={lifeError} hint="From 1 to 8,760, which is one year.">
              <Input inputMode="numeric" {...text("hours")} />
            </Field>
          ) : null}
        </div>
        <SwitchField
          label="Require an expiry"
          hint={
            draft.life === "none"
              ? "Never is not offered any more."
              : "Included in the maximum life: never is not offered."
          }
          checked={draft.requireExpiry || draft.life !== "none"}
          disabled={disabled || draft.life !== "none"}
          onCheckedChange={(requireExpiry) => set({ requireExpiry })}
        />
        <SwitchField
          label="Require an IP list"
          hint="Each key names the addresses that use it."
          {...flag("requireIpList")}
        />
        {staying ? <p className="rounded-md bg-sunken px-3 py-2 text-muted text-xs">{staying}</p> : null}
      </div>
    </Card>
  );
}
