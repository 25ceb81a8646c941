"use client";

import type { ActionResult } from "@/components/forms/use-form-action";
import { hasSession, postToAuth } from "./auth-endpoint";

/** Signs in. Says the same for an unknown address and a wrong password. @throws when the server does not answer. */
export async function signIn({ email, password }: { email: string; password: string }): Promise<ActionResult<null>> {
  const { ok, error } = await postToAuth("callback/credentials", { email, password });
  if (!ok || error) return failed(error ?? "unavailable");
  return (await hasSession()) ? { ok: true, data: null } : failed("cookies");
}

function failed(error: string): ActionResult<never> {
  return { ok: false, error: { code: error, message: messageOf(error) } };
}

function messageOf(error: string): string {
  const [word, seconds] = error.split(":");
  if (word === "CredentialsSignin") return "The e-mail address or the password is wrong.";
  if (word === "wait") return `Too many attempts. Try again in ${minutes(Number(seconds))}.`;
  if (word === "busy") return "Many people are signing in at the moment. Try again in a few seconds.";
  if (word === "cookies") {
    return window.location.protocol === "https:"
      ? "Your browser did not keep the session. Allow cookies for this site and try again."
      : "Your browser did not keep the session. Allow cookies for this site, or open it with https.";
  }
  return "The server could not check this. Try again in a moment.";
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.ceil(seconds / 60) || 1);
  return count === 1 ? "1 minute" : `${count} minutes`;
}
