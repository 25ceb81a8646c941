import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** AES-256-GCM: bytes of the nonce and of the tag. */
const [nonceLength, tagLength] = [12, 16];

/**
 * Encrypts an answer with a key derived from the caller's own secret, of which the database has a digest only. Whatever an
 * answer holds, a secret that is shown once or a person's data, nobody reads it from the database or a copy of it.
 */
export function seal(answer: string, secret: string, context: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret, context), nonce);
  const sealed = Buffer.concat([cipher.update(answer, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** @throws when it was sealed with another secret or for another context, or changed since. */
export function unseal(stored: string, secret: string, context: string): string {
  const bytes = Buffer.from(stored, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret, context), bytes.subarray(0, nonceLength));
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]).toString("utf8");
}

function keyOf(secret: string, context: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, context, "latchkey idempotent answer 1", 32));
}
