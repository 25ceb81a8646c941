import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

/** How old, and how far ahead of our clock, a signature may be, in seconds: what Standard Webhooks 1.0.0 allows. */
const tolerance = 5 * 60;

type Header = (name: string) => string | undefined;

/**
 * Whether a request was signed with one of the secrets a moment ago (Standard Webhooks 1.0.0). Over the bytes as they came:
 * a mail need not be text of any encoding.
 */
export function isSigned(secrets: readonly string[], bytes: Uint8Array, header: Header, now: Date): boolean {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(header);
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? "")) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > tolerance) return false;
  const given = signatures
    .slice(0, 2_000)
    .split(" ")
    .flatMap((each) => (each.startsWith("v1,") ? [Buffer.from(each.slice(3))] : []));
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const expected = Buffer.from(
      createHmac("sha256", key).update(`${id}.${timestamp}.`).update(bytes).digest("base64"),
    );
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
}
