"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { hexColor } from "@/lib/widgets/colors";
import type { CardProps } from "./widget-form";

/** What visitors see. */
export function LookCard({ draft, set, text, flag, error, disabled }: CardProps) {
  const accent = draft.accent.trim().toLowerCase();
  return (
    <Card title="Form" description="What visitors of your sites see.">
      <div className="flex flex-col gap-5">
        <div className="grid gap-4 sm:grid-cols-[1fr_11rem]">
          <Field label="Title" error={error("title")}>
            <Input {...text("title")} />
          </Field>
          <Field label="Accent colour" error={error("accent")}>
            <span className="flex gap-2">
              <input
                type="color"
                aria-label="Choose the accent colour"
                value={hexColor.test(accent) ? accent : "#000000"}
                disabled={disabled}
                onChange={(event) => set({ accent: event.target.value })}
                className="h-8 w-10 shrink-0 cursor-pointer rounded-md border bg-surface p-0.5 pointer-coarse:h-10"
              />
              <Input
                value={draft.accent}
                disabled={disabled}
                spellCheck={false}
                className="font-mono"
                onChange={(event) => set({ accent: event.target.value })}
              />
            </span>
          </Field>
        </div>
        <Field label="Greeting" optional hint="A few words above the fields." error={error("greeting")}>
          <Textarea className="min-h-16" {...text("greeting")} />
        </Field>
        <Field
          label="Categories"
          optional
          hint="One a line, at most 20. Visitors choose one; it becomes the ticket's type."
          error={error("categories")}
        >
          <Textarea className="min-h-16" {...text("categories")} placeholder={"Billing\nTechnical problem"} />
        </Field>
        <SwitchField
          label="Suggest articles"
          hint="Shows published articles that fit the subject while it is typed. Not where the knowledge base is private."
          {...flag("suggestArticles")}
        />
      </div>
    </Card>
  );
}
