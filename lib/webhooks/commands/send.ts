import "server-only";
import { appUrl } from "../../env";
import { type Outcome, post } from "../../outbound/post";
import { maskedValue } from "../header-rules";
import { signatureOf } from "../signature";
import { unsealHeaders, unsealSigning } from "../webhook-row";
import type { StoredWebhook } from "./stored-webhook";

/** What is sent once. */
export type Message = Readonly<{ eventId: string; body: string; attempt: number }>;

export type Sent = Readonly<{
  startedAt: Date;
  outcome: Outcome;
  /** As they were sent, but for the values of the webhook's own. */
  headers: Readonly<Record<string, string>>;
}>;

/**
 * Signs a message with the time of this attempt and sends it. Every attempt is signed anew: receivers refuse a time of more
 * than five minutes ago. Never throws.
 */
export async function send(webhook: StoredWebhook, message: Message, signal?: AbortSignal): Promise<Sent> {
  const startedAt = new Date();
  let own: Readonly<Record<string, string>>;
  let secrets: string[];
  try {
    own = unsealHeaders(webhook);
    secrets = secretsOf(webhook, startedAt);
  } catch {
    return { startedAt, outcome: unreadable, headers: {} };
  }
  const { eventId, body, attempt } = message;
  const timestamp = Math.floor(startedAt.getTime() / 1_000);
  const ours = {
    "content-type": "application/json",
    "user-agent": `Latchkey-Webhooks/1 (+${appUrl()}/docs/api)`,
    "webhook-id": eventId,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureOf(secrets, { id: eventId, timestamp, body }),
    "webhook-attempt": String(attempt),
    "webhook-endpoint-id": webhook.id,
  };
  const outcome = await post({ url: webhook.url, headers: { ...own, ...ours }, body, signal });
  const masked = Object.fromEntries(Object.keys(own).map((name) => [name, maskedValue]));
  return { startedAt, outcome, headers: { ...masked, ...ours } };
}

/** The secret, and the one before while their times overlap. */
function secretsOf(webhook: StoredWebhook, now: Date): string[] {
  const { id, secret, oldSecret, oldSecretUntil } = webhook;
  const both = oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now;
  return [secret, ...(both ? [oldSecret] : [])].map((stored) => unsealSigning(id, stored));
}

const unreadable: Outcome = {
  ms: 0,
  status: null,
  error:
    "The secret cannot be read, since AUTH_SECRET is another one by now. Rotate the secret and set the headers again.",
  retryAfter: undefined,
  snippet: "",
};

/** Whether the receiver has it: a redirect is a failure, and is not followed. */
export function isSuccess({ status }: Outcome): boolean {
  return status !== null && status >= 200 && status < 300;
}
