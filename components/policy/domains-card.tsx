"use client";

import { DomainsInput } from "@/components/forms/domains-input";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import type { CardProps } from "./policy-form";

export function DomainsCard({ text, error }: CardProps) {
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
        <DomainsInput {...text("domains")} />
      </Field>
    </Card>
  );
}
