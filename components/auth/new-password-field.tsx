"use client";

import { useDeferredValue } from "react";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import {
  type AboutPerson,
  checkPassword,
  minPasswordLength,
  type PasswordStrength,
  type PasswordVerdict,
} from "@/lib/auth/password-rules";

type NewPasswordFieldProps = {
  label: string;
  name: string;
  /** What stands in the field now; the form keeps it. */
  value: string;
  about: AboutPerson;
  error?: string | undefined;
};

/** A field for a new password, with the rules said beforehand and how far it is from them while typing. */
export function NewPasswordField({ label, name, value, about, error }: NewPasswordFieldProps) {
  const typed = useDeferredValue(value);
  const verdict = checkPassword(typed, about);
  return (
    <Field label={label} error={error} hint={error ? undefined : <Advice typed={typed} verdict={verdict} />}>
      <PasswordInput name={name} autoComplete="new-password" required />
    </Field>
  );
}

const words: Record<PasswordStrength, string> = {
  0: "",
  1: "Just enough. A longer one is safer.",
  2: "Good.",
  3: "Strong.",
  4: "Very strong.",
};

const fills: Record<PasswordStrength, string> = {
  0: "bg-control",
  1: "bg-warning",
  2: "bg-success",
  3: "bg-success",
  4: "bg-success",
};

function Advice({ typed, verdict }: { typed: string; verdict: PasswordVerdict }) {
  const length = [...typed.normalize("NFC")].length;
  const long = length >= minPasswordLength;
  return (
    <>
      <span aria-hidden="true" className="mt-0.5 mb-1.5 grid grid-cols-4 gap-1">
        {([1, 2, 3, 4] as const).map((step) => (
          <span
            key={step}
            className={cn(
              "h-1 rounded-full transition-colors duration-150",
              step <= verdict.strength ? fills[verdict.strength] : "bg-border-strong",
            )}
          />
        ))}
      </span>
      {/* Silent while it only counts: a screen reader would read every character. */}
      <span aria-live={long ? "polite" : "off"}>{adviceText(length, verdict)}</span>
    </>
  );
}

function adviceText(length: number, verdict: PasswordVerdict): string {
  if (length === 0) return `At least ${minPasswordLength} characters. Four unrelated words are easy to keep in mind.`;
  if (length < minPasswordLength) return `${length} of at least ${minPasswordLength} characters.`;
  return verdict.ok ? words[verdict.strength] : verdict.message;
}
