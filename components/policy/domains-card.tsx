"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { CardProps } from "./policy-form";

export function DomainsCard({ draft, set, error, disabled }: CardProps) {
  return (
    <Card
      title="Domains"
      description="Which web pages may call the API with a key of this workspace. Servers are not affected."
    >
      <Field
        label="Allowed domains"
        hint="One a line, at most 50. A key's own list must name the page too. Empty: the keys' lists alone decide."
        error={error("allowedDomains")}
      >
        <Textarea
          mono
          value={draft.domains}
          disabled={disabled}
          onChange={(event) => set({ domains: event.target.value })}
          placeholder={"example.com\n*.example.com"}
          spellCheck={false}
        />
      </Field>
    </Card>
  );
}
