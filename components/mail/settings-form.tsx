"use client";

import type { FormEvent } from "react";
import { entriesOf } from "@/components/forms/entries-of";
import { FormError } from "@/components/forms/form-error";
import { SaveChanges } from "@/components/forms/save-changes";
import { useSettingsForm } from "@/components/forms/use-settings-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { saveMailSettings } from "@/lib/support-mail/actions";
import type { MailSettingsView } from "@/lib/support-mail/schema";

type Draft = Readonly<{
  sendReplies: boolean;
  fromName: string;
  address: string;
  otherAddresses: string;
  ticketAddress: boolean;
  signature: string;
  acknowledge: boolean;
}>;

function draftOf(saved: MailSettingsView): Draft {
  const { sendReplies, ticketAddress, signature, acknowledge } = saved;
  const otherAddresses = saved.otherAddresses.join("\n");
  return {
    ...{ sendReplies, ticketAddress, signature, acknowledge, otherAddresses },
    fromName: saved.fromName ?? "",
    address: saved.address ?? "",
  };
}

type SettingsFormProps = { workspace: string; name: string; saved: MailSettingsView; mayChange: boolean };

/** What goes out: whether, from whom, and what stands below it. */
export function SettingsForm({ workspace, name, saved, mayChange }: SettingsFormProps) {
  const { draft, card, discard, run, pending, formRef, error } = useSettingsForm({
    saved,
    mayChange,
    draftOf,
    save: ({ otherAddresses, ...given }: Draft) =>
      saveMailSettings(workspace, { ...given, otherAddresses: entriesOf(otherAddresses, /[\s,]+/) }),
    said: "Mail settings saved",
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(saved));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) run(draft);
  };
  const { text, flag, error: fieldError } = card;
  return (
    <form ref={formRef} onSubmit={submit} noValidate>
      <Card
        title="Mail to requesters"
        description="A reply goes out a minute after it was written. Until then it can be edited or deleted."
        footer={
          mayChange ? (
            <SaveChanges what="mail settings" changed={changed} pending={pending} onDiscard={discard} />
          ) : null
        }
      >
        <div className="flex flex-col gap-5">
          <SwitchField
            label="Mail replies to whoever asks"
            hint="Off: replies are read through the API and the portal only."
            {...flag("sendReplies")}
          />
          <SwitchField
            label="Confirm new tickets"
            hint="Who opens a ticket gets a mail with its number; at most three an hour."
            {...flag("acknowledge")}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              label="Support address"
              error={fieldError("address")}
              hint={`Mail comes from here, and answers go here. Empty: ${saved.installationAddress}`}
              optional
            >
              <Input type="email" {...text("address")} autoComplete="off" />
            </Field>
            <Field label="Sender name" error={fieldError("fromName")} hint={`Empty: ${name}`} optional>
              <Input {...text("fromName")} autoComplete="off" />
            </Field>
          </div>
          <Field
            label="Other addresses that lead here"
            error={fieldError("otherAddresses")}
            hint="One a line. Mail from them is taken for our own, and never answered."
            optional
          >
            <Textarea className="min-h-16" {...text("otherAddresses")} />
          </Field>
          <SwitchField
            label="Put the ticket into the reply address"
            hint="As support+t1042-…@: answers find their ticket even when a mail program loses the thread. Your mail server must take such addresses."
            {...flag("ticketAddress")}
          />
          <Field label="Signature" error={fieldError("signature")} hint="Below every mail. Markdown." optional>
            <Textarea className="min-h-20" {...text("signature")} />
          </Field>
          <FormError error={error} />
        </div>
      </Card>
    </form>
  );
}
