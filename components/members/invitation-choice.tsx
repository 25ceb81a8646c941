"use client";

import { SignInForm } from "@/components/auth/sign-in-form";
import { Callout } from "@/components/ui/callout";
import { paths } from "@/lib/paths";
import { JoinButton } from "./join-button";
import { JoinForm } from "./join-form";
import { OtherAccount } from "./other-account";

type InvitationChoiceProps = {
  token: string;
  /** Whom the invitation is for. */
  email: string;
  workspaceName: string;
  hasAccount: boolean;
  signedInAs: string | null;
};

/** The step that leads into the workspace, from where the person stands. */
export function InvitationChoice({ token, email, workspaceName, hasAccount, signedInAs }: InvitationChoiceProps) {
  if (signedInAs === email) return <JoinButton token={token} workspaceName={workspaceName} />;
  if (signedInAs !== null) return <OtherAccount invited={email} signedInAs={signedInAs} token={token} />;
  if (!hasAccount) return <JoinForm token={token} email={email} workspaceName={workspaceName} />;
  return (
    <div className="flex flex-col gap-4">
      <Callout>You have an account with this address. Sign in, then join.</Callout>
      <SignInForm target={paths.invite(token)} email={email} />
    </div>
  );
}
