import { randomFillSync } from "node:crypto";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export type IdPrefix =
  | "usr"
  | "wsp"
  | "mem"
  | "tkt"
  | "cmt"
  | "con"
  | "cus"
  | "evt"
  | "aud"
  | "req"
  | "rlo"
  | "eml"
  | "ntc"
  | "inv"
  | "arq"
  | "art"
  | "cat"
  | "team"
  | "att"
  | "plr"
  | "whk"
  | "dlv"
  | "rcv"
  | "inm";

/**
 * An opaque id such as `tkt_01K…`: 48 bits of milliseconds and 80 random bits in Crockford's base 32 (the layout of a
 * ULID), so that ids sort by the time they were made and cannot be guessed.
 */
export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  return `${prefix}_${timeDigits(now)}${randomDigits(16)}`;
}

/** Sorts before every id that was made at that time or later. */
export function firstId(prefix: IdPrefix, at: number): string {
  return `${prefix}_${timeDigits(at)}`;
}

function timeDigits(at: number): string {
  let time = "";
  for (let left = at, digits = 0; digits < 10; digits++) {
    time = crockford.charAt(left % 32) + time;
    left = Math.floor(left / 32);
  }
  return time;
}

/** Every request has an id: a call of the system's generator for each would cost more than all else about it. */
const pool = Buffer.alloc(4_096);
let taken = pool.length;

/** Digits of 5 random bits each; every byte is used once. */
function randomDigits(count: number): string {
  if (taken + count > pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  let digits = "";
  for (const end = taken + count; taken < end; taken++) digits += crockford.charAt(pool.readUInt8(taken) & 31);
  return digits;
}
