"use client";

import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { joinSignedIn } from "@/lib/members/actions";
import { paths } from "@/lib/paths";

type JoinButtonProps = { token: string; workspaceName: string };

/** For somebody who is signed in as the invited person. */
export function JoinButton({ token, workspaceName }: JoinButtonProps) {
  const form = useFormAction(
    () => joinSignedIn({ token }),
    ({ slug }) => leaveTo(paths.workspace(slug)),
  );
  return (
    <form
      ref={form.formRef}
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.run(undefined);
      }}
    >
      <FormError error={form.error} />
      <SubmitButton pending={form.pending}>Join {workspaceName}</SubmitButton>
    </form>
  );
}
