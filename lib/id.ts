import { randomBytes } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export type IdPrefix = "usr" | "wsp" | "mem" | "tkt" | "cmt" | "con" | "evt" | "req" | "rlo";

/**
 * An opaque id such as `tkt_01K…`: 48 bits of milliseconds and 80 random bits in Crockford's base 32 (the layout of a
 * ULID), so that ids sort by the time they were made and cannot be guessed.
 */
export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  let time = "";
  for (let left = now, digits = 0; digits < 10; digits++) {
    time = crockford.charAt(left % 32) + time;
    left = Math.floor(left / 32);
  }
  const bytes = randomBytes(16);
  let random = "";
  for (const byte of bytes) random += crockford.charAt(byte & 31);
  return `${prefix}_${time}${random}`;
}
