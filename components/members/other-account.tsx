"use client";

import { useTransition } from "react";
import { postToAuth } from "@/components/auth/auth-endpoint";
import { leaveTo } from "@/components/forms/leave-to";
import { tellSignedOut } from "@/components/shell/session-channel";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast";
import { paths } from "@/lib/paths";

type OtherAccountProps = { invited: string; signedInAs: string; token: string };

/** For somebody who is signed in as another person than the invited one. */
export function OtherAccount({ invited, signedInAs, token }: OtherAccountProps) {
  const [leaving, startTransition] = useTransition();
  const signOut = async () => {
    const answer = await postToAuth("signout", {}).catch(() => null);
    if (!answer?.ok) {
      toast.error("You are still signed in", { description: "The server did not answer. Try again." });
      return;
    }
    tellSignedOut();
    await leaveTo(paths.invite(token));
  };
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warning" title="You are signed in as somebody else">
        <span className="break-all">{signedInAs}</span> is not whom this invitation is for. Sign out, and go on as{" "}
        <span className="break-all">{invited}</span>.
      </Callout>
      <Button variant="primary" size="lg" pending={leaving} onClick={() => startTransition(signOut)}>
        Sign out and go on
      </Button>
    </div>
  );
}
