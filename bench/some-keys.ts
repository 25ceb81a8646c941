import { randomBytes } from "node:crypto";
import { composeKey, randomKeyParts, rowIdOf } from "../lib/access/key-format";

/** A key that works once its row has this id and the SHA-256 of it. */
export function newKey(): { id: string; key: string } {
  const { publicId, secret } = randomKeyParts(randomBytes);
  return { id: rowIdOf(publicId), key: composeKey(publicId, secret) };
}
