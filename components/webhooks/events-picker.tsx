"use client";

import { useId } from "react";
import { CheckboxField } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field";
import { type EventResource, eventResources, eventTypeNames, eventTypes } from "@/lib/events/event-types";
import { includedIn, toggled } from "./draft";

type EventsPickerProps = {
  events: readonly string[];
  onChange: (events: string[]) => void;
  error: string | undefined;
};

const resources = Object.keys(eventResources) as EventResource[];

/** `kb.article.*` for the types of articles. */
function wildcardOf(resource: EventResource): string {
  const first = eventTypeNames.find((name) => eventTypes[name].resource === resource) ?? "";
  return `${first.slice(0, first.lastIndexOf("."))}.*`;
}

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
          return (
            <fieldset
              key={resource}
              aria-label={label}
              className="grid gap-x-3 gap-y-2.5 px-3 py-2.5 sm:grid-cols-[104px_minmax(0,1fr)]"
            >
              <div aria-hidden="true" className="font-medium text-muted text-xs leading-5">
                {label}
              </div>
              <div className={cn("grid gap-2.5", types.length > 1 && "min-[420px]:grid-cols-2")}>
                {types.length > 1 ? box(wildcardOf(resource), "All of these") : null}
                {types.map((type) => box(type, eventTypes[type].label))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </fieldset>
  );
}
