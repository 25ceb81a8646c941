import "server-only";
import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** A secret as Standard Webhooks 1.0.0 writes them: 32 random bytes, the middle of the 24 to 64 that it allows. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString("base64");
}

/**
 * The `webhook-signature` header of Standard Webhooks 1.0.0: for each secret HMAC-SHA-256 over id, time in epoch seconds
 * and body. While a secret is being replaced both sign, and receivers take either.
 */
export function signatureOf(
  secrets: readonly string[],
  message: Readonly<{ id: string; timestamp: number; body: string }>,
): string {
  const content = `${message.id}.${message.timestamp}.${message.body}`;
  return secrets
    .map((secret) => Buffer.from(secret.slice(prefix.length), "base64"))
    .map((key) => `v1,${createHmac("sha256", key).update(content).digest("base64")}`)
    .join(" ");
}
