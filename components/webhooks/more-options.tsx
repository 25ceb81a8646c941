"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { payloads } from "@/lib/webhooks/schema";
import type { Draft } from "./draft";

export type Team = Readonly<{ id: string; name: string }>;

type MoreOptionsProps = {
  draft: Draft;
  teams: readonly Team[];
  change: (next: Partial<Draft>) => void;
  errors: { filters: string | undefined; headers: string | undefined };
};

const priorities = ["low", "normal", "high", "urgent"];

/** What most webhooks leave as it is. */
export function MoreOptions({ draft, teams, change, errors }: MoreOptionsProps) {
  const tick = (list: "priorities" | "teams", value: string) => (on: boolean) =>
    change({ [list]: on ? [...draft[list], value] : draft[list].filter((each) => each !== value) });
  return (
    <details className="rounded-lg border bg-surface" open={Boolean(errors.filters ?? errors.headers) || undefined}>
      <summary className="cursor-pointer rounded-lg px-3 py-2 font-medium text-sm">
        Payload, filters and headers
      </summary>
      <div className="flex flex-col gap-5 border-t px-3 pt-3 pb-4">
        <RadioGroup
          aria-label="Payload"
          value={draft.payload}
          onValueChange={(value) => change({ payload: payloads.find((each) => each === value) ?? "full" })}
        >
          <Radio value="full" label="Full" hint="Each event holds the whole object, as the API shows it." />
          <Radio value="thin" label="Thin" hint="Ids only: the receiver asks the API for the rest." />
        </RadioGroup>
        <Field
          label="Tags"
          optional
          error={errors.filters}
          hint="Only tickets with one of these, with commas between them. What has no ticket is sent anyway."
        >
          <Input value={draft.tags} onChange={(event) => change({ tags: event.target.value })} autoComplete="off" />
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">Priorities</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {priorities.map((each) => (
              <CheckboxField
                key={each}
                label={each}
                checked={draft.priorities.includes(each)}
                onCheckedChange={tick("priorities", each)}
              />
            ))}
          </div>
        </fieldset>
        {teams.length > 0 ? (
          <fieldset>
            <legend className="mb-1.5 font-medium text-sm">Teams</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {teams.map(({ id, name }) => (
                <CheckboxField
                  key={id}
                  label={name}
                  checked={draft.teams.includes(id)}
                  onCheckedChange={tick("teams", id)}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        <Field
          label="Headers"
          optional
          error={errors.headers}
          hint="Sent with every delivery, one on each line. Values are kept encrypted and not shown again."
        >
          <Textarea
            mono
            value={draft.headers}
            onChange={(event) => change({ headers: event.target.value })}
            placeholder="Authorization: Bearer …"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </div>
    </details>
  );
}
