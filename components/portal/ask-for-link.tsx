"use client";

import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { PageForm } from "@/components/forms/page-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callPortal } from "./call";

type AskForLinkProps = { workspace: string; ticket?: string | undefined };

/** What comes after it is the same for everybody: nobody learns whether an address is known. */
export function AskForLink({ workspace, ticket }: AskForLinkProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useFormAction(async (typed: { email: string }) => {
    const email = typed.email.trim();
    const asked = await callPortal("POST", `/${workspace}/links`, { email, ...(ticket ? { ticket } : {}) });
    return asked.ok ? { ok: true as const, data: email } : asked;
  }, setSentTo);
  if (sentTo !== null) return <Sent to={sentTo} onAgain={() => setSentTo(null)} />;
  return (
    <PageForm form={form} names={["email"]}>
      <Field label="Email" error={form.fieldError("email")} hint="The one that you wrote to us with.">
        <Input type="email" name="email" autoComplete="email" inputMode="email" required className="h-10" />
      </Field>
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Send link</SubmitButton>
    </PageForm>
  );
}

function Sent({ to, onAgain }: { to: string; onAgain: () => void }) {
  return (
    <div className="flex flex-col items-start gap-4 text-sm">
      <div role="status">
        <p className="font-medium">Check your mail.</p>
        <p className="mt-1 text-pretty text-muted">
          If we know <span className="break-all text-foreground">{to}</span>, a link is on its way to it. It works once,
          for 15 minutes. Nothing there? Look among the junk, or try another address.
        </p>
      </div>
      <Button onClick={onAgain}>Use another address</Button>
    </div>
  );
}
