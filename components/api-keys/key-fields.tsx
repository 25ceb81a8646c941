"use client";

import type { ReactNode } from "react";
import { DomainsInput } from "@/components/forms/domains-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ipListRequirement, type KeyTerms } from "@/lib/access/workspace-policy";
import { type EditableDraft, fullAccessPhrase } from "./create-draft";

type FieldProps = {
  draft: EditableDraft;
  onChange: (change: Partial<EditableDraft>) => void;
  error: string | undefined;
};

export function NameField({ draft, onChange, error }: FieldProps) {
  return (
    <Field label="Name" error={error} hint="What will use it, such as Zendesk Sync - Production." required>
      <Input
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
        autoComplete="off"
        // Password managers take a name beside a secret for a login.
        data-1p-ignore
        data-lpignore="true"
      />
    </Field>
  );
}

/** Nothing, until full access is chosen. */
export function FullAccessField({ draft, onChange, error }: FieldProps) {
  if (!draft.scopes.includes("*")) return null;
  return (
    <Field
      label={`Type "${fullAccessPhrase}" to confirm`}
      hint="This key can read, change and delete everything, and whatever later versions add."
      error={error}
    >
      <Input
        value={draft.confirmation}
        onChange={(event) => onChange({ confirmation: event.target.value })}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  );
}

type RestrictionProps = Omit<FieldProps, "error"> & {
  terms: KeyTerms;
  fieldError: (name: string) => string | undefined;
  /** At the end of the label's line of the addresses. */
  ipsAside?: ReactNode;
  /** Between the addresses and the domains. */
  afterIps?: ReactNode;
};

export function RestrictionFields({ terms, draft, onChange, fieldError, ipsAside, afterIps }: RestrictionProps) {
  return (
    <>
      <Field
        label="Allowed IPs"
        optional={!terms.requireIpList}
        required={terms.requireIpList}
        hint={`One address or CIDR range a line. ${terms.requireIpList ? ipListRequirement : "Empty: any address."}`}
        error={fieldError("allowedIps")}
        aside={ipsAside}
      >
        <Textarea
          mono
          value={draft.ips}
          onChange={(event) => onChange({ ips: event.target.value })}
          placeholder={"203.0.113.7\n198.51.100.0/24"}
          spellCheck={false}
        />
      </Field>
      {afterIps}
      <Field
        label="Allowed domains"
        optional
        hint="For calls from web pages, one domain a line. Empty: no browser may use the key. Servers are not affected."
        error={fieldError("allowedDomains")}
      >
        <DomainsInput value={draft.domains} onChange={(event) => onChange({ domains: event.target.value })} />
      </Field>
    </>
  );
}

export function NoteField({ draft, onChange, error }: FieldProps) {
  return (
    <Field label="Note" optional error={error}>
      <Input value={draft.note} onChange={(event) => onChange({ note: event.target.value })} autoComplete="off" />
    </Field>
  );
}
