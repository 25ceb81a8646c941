import "server-only";
import { hkdfSync } from "node:crypto";
import { sealWith, unsealWith } from "../sealed";

/**
 * Encrypts an answer with a key derived from the caller's own secret, of which the database has a digest only. Whatever an
 * answer holds, a secret that is shown once or a person's data, nobody reads it from the database or a copy of it.
 */
export function seal(answer: string, secret: string, context: string): string {
  return sealWith(keyOf(secret, context), answer);
}

/** @throws when it was sealed with another secret or for another context, or changed since. */
export function unseal(stored: string, secret: string, context: string): string {
  return unsealWith(keyOf(secret, context), stored);
}

function keyOf(secret: string, context: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, context, "latchkey idempotent answer 1", 32));
}
