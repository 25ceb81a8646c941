/**
 * A new token for one opening of the create dialog: the server makes one key for it, however often it is sent. Not
 * `crypto.randomUUID`, which browsers keep from pages on plain http.
 */
export function newToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
