"use client";

import { lazy } from "react";
import { usePasswordQuestion } from "@/components/forms/recent-password";
import { OnceOpen } from "@/components/ui/once-open";

export const fetchConfirmPassword = () =>
  import("./confirm-password-dialog").then((file) => ({ default: file.ConfirmPasswordDialog }));
const Dialog = lazy(fetchConfirmPassword);

/**
 * Asks for the password when an action needs it typed recently, above whatever is open. Once on every page that has
 * such actions.
 */
export function ConfirmPassword({ email }: { email: string }) {
  const question = usePasswordQuestion();
  return (
    <OnceOpen open={question !== null}>
      <Dialog email={email} question={question} />
    </OnceOpen>
  );
}
