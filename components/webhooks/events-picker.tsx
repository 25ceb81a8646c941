"use client";

import { useId } from "react";
import { ChoiceGroup } from "@/components/forms/choice-group";
import { CheckboxField } from "@/components/ui/checkbox";
import { FieldError } from "@/components/ui/field";
import { type EventResource, eventResources, eventTypeNames, eventTypes, wildcardOf } from "@/lib/events/event-types";
import { includedIn, toggled } from "./draft";

type EventsPickerProps = {
  events: readonly string[];
  onChange: (events: string[]) => void;
  error: string | undefined;
};

const resources = Object.keys(eventResources) as EventResource[];

/** Every type of event under its heading. What a wildcard includes is ticked and says so. */
export function EventsPicker({ events, onChange, error }: EventsPickerProps) {
  const id = useId();
  const box = (pattern: string, hint: string) => {
    const wider = includedIn(events, pattern);
    return (
      <CheckboxField
        key={pattern}
        mono
        label={pattern}
        hint={wider === null ? hint : `Included in ${wider}`}
        checked={wider !== null || events.includes(pattern)}
        disabled={wider !== null}
        aria-invalid={error !== undefined && pattern === "*" ? true : undefined}
        onCheckedChange={(on) => onChange(toggled(events, pattern, on))}
      />
    );
  };
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">Events</legend>
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
      <div className="mt-1 divide-y rounded-lg border bg-surface">
        <div className="px-3 py-2.5">{box("*", "Everything that your role may read, later types too")}</div>
        {resources.map((resource) => {
          const { label } = eventResources[resource];
          const types = eventTypeNames.filter((name) => eventTypes[name].resource === resource);
          const [first, ...more] = types;
          return (
            <ChoiceGroup key={resource} label={label} many={more.length > 0}>
              {first && more.length > 0 ? box(wildcardOf(first), "All of these") : null}
              {types.map((type) => box(type, eventTypes[type].label))}
            </ChoiceGroup>
          );
        })}
      </div>
    </fieldset>
  );
}
