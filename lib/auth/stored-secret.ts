import "server-only";
import { hkdfSync } from "node:crypto";
import { sealWith, unsealWith } from "../sealed";
import { authSecret } from "./secret";

/**
 * Encrypts a secret that we have to know again, such as one that signs or a password for another server, with a key derived
 * from AUTH_SECRET. A copy of the database alone does not give it away.
 * @param context what it is and whose, such as `webhook secret whk_…`: nothing sealed for one is read as another.
 */
export function sealSecret(secret: string, context: string): string {
  return sealWith(keyOf(context), secret);
}

/** @throws when AUTH_SECRET is another one by now, or it was sealed for another context. */
export function unsealSecret(stored: string, context: string): string {
  return unsealWith(keyOf(context), stored);
}

function keyOf(context: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret(), context, "latchkey stored secret 1", 32));
}
