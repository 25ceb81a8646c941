"use client";

import type { FormEvent, ReactNode } from "react";
import { FormError } from "@/components/forms/form-error";
import { SaveChangesBar } from "@/components/forms/save-changes";
import { type SettingsCardProps, useSettingsForm } from "@/components/forms/use-settings-form";
import { setWidget } from "@/lib/widgets/actions";
import type { Widget } from "@/lib/widgets/schema";
import { AccessCard } from "./access-card";
import { LookCard } from "./look-card";
import { changesIn, type Draft, draftOf } from "./widget-draft";
import { WidgetPreview } from "./widget-preview";

export type CardProps = SettingsCardProps<Draft>;

type WidgetFormProps = { workspace: string; saved: Widget; mayChange: boolean; children: ReactNode };

/** The settings with what they look like beside them; `children` are the cards that are not saved with the form. */
export function WidgetForm({ workspace, saved, mayChange, children }: WidgetFormProps) {
  const { draft, card, discard, run, pending, formRef, error } = useSettingsForm({
    saved,
    mayChange,
    draftOf,
    save: (input: ReturnType<typeof changesIn>) => setWidget(workspace, input),
    said: "Widget saved",
  });
  const changes = changesIn(draft, saved);
  const changed = Object.keys(changes).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) run(changes);
  };
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,48rem)_minmax(20rem,26rem)]">
      <div className="flex min-w-0 flex-col gap-5">
        <form ref={formRef} onSubmit={submit} noValidate className="flex flex-col gap-5">
          <AccessCard {...card} />
          <LookCard {...card} />
          <FormError error={error} />
          {mayChange ? <SaveChangesBar what="widget" changed={changed} pending={pending} onDiscard={discard} /> : null}
        </form>
        {children}
      </div>
      <WidgetPreview workspace={workspace} draft={draft} />
    </div>
  );
}
