"use client";

/** What next-auth's endpoints answer to a form that asks for JSON: where to go, and an error in that address. */
export type AuthAnswer = { ok: boolean; error: string | null };

/**
 * Posts to next-auth the way its own client does, with one difference: when the server cannot be reached this throws,
 * where that one leaves the page and takes what was typed with it.
 */
export async function postToAuth(path: string, fields: Record<string, string>): Promise<AuthAnswer> {
  const token = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const callbackUrl = window.location.origin;
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl, json: "true" }),
  });
  const { url } = (await response.json()) as { url?: string };
  const answer = url ? new URL(url, callbackUrl).searchParams : new URLSearchParams();
  // Without the cookie that belongs to the token nothing was done, and the status alone would not say so.
  if (answer.has("csrf")) return { ok: false, error: "cookies" };
  return { ok: response.ok, error: answer.get("error") };
}

/** Whether the browser kept the cookie of a session that lives. */
export async function hasSession(): Promise<boolean> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  return "user" in ((await response.json()) as object);
}
