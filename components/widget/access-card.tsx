"use client";

import { DomainsInput } from "@/components/forms/domains-input";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SwitchField } from "@/components/ui/switch";
import type { CardProps } from "./widget-form";

/** Whether people without a key get in, and from which sites. */
export function AccessCard({ draft, text, flag, error }: CardProps) {
  const anySite = draft.domains.trim() === "";
  return (
    <Card title="Access" description="Who can send tickets without a key or an account.">
      <div className="flex flex-col gap-5">
        <SwitchField
          label="Take tickets from the widget"
          hint="Off: the button disappears from your sites, and the API takes nothing without a key."
          {...flag("enabled")}
        />
        <Field
          label="Allowed domains"
          hint={
            anySite
              ? "Any site may show the widget now. One domain a line, such as example.com or *.example.com."
              : "One a line, at most 50. Pages on other sites are refused; programs that forge an origin are not."
          }
          error={error("allowedDomains")}
        >
          <DomainsInput className="min-h-20" {...text("domains")} />
        </Field>
      </div>
    </Card>
  );
}
