"use client";

import { postToAuth } from "@/components/auth/auth-endpoint";
import { leaveTo } from "@/components/forms/leave-to";
import { toast } from "@/components/ui/toast";
import { paths } from "@/lib/paths";
import { tellSignedOut } from "./session-channel";

/** Ends the session on the server, in every tab of this browser, and leaves nothing of it in memory. */
export async function signOut(): Promise<void> {
  const answer = await postToAuth("signout", {}).catch(() => null);
  if (!answer?.ok) {
    toast.error("You are still signed in", { description: "The server did not answer. Try again." });
    return;
  }
  tellSignedOut();
  await leaveTo(paths.signIn());
}
