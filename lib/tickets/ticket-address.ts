import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecret } from "../auth/secret";
import { shared } from "../process-state";

/** Characters of the proof: 80 bits, in letters whose case does not count, as the part before the @ demands. */
const proofLength = 16;

/** The help desk's address with the ticket in it: `support+t1042-4k2…@acme.test` (RFC 5233). */
export function ticketAddress(address: string, ticket: Readonly<{ id: string; number: number }>): string | null {
  const [local = "", domain = ""] = address.split("@");
  const named = `${local}+t${ticket.number}-${proofOf(ticket.id)}`;
  // RFC 5321: 64 characters before the @.
  return named.length <= 64 ? `${named}@${domain}` : null;
}

export type NamedTicket = Readonly<{ number: number; proof: string }>;

/** The ticket that an address names, to be checked with `provesTicket`; null when it names none. */
export function ticketIn(recipient: string): NamedTicket | null {
  const [, number = "", proof = ""] = /\+t(\d{1,9})-([a-z0-9]{16})@/i.exec(recipient) ?? [];
  return number ? { number: Number(number), proof: proof.toLowerCase() } : null;
}

/** Whether whoever wrote to that address was given it by us. */
export function provesTicket({ proof }: NamedTicket, ticketId: string): boolean {
  const expected = Buffer.from(proofOf(ticketId));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function proofOf(ticketId: string): string {
  const key = shared("ticket-address-key", () =>
    Buffer.from(hkdfSync("sha256", authSecret(), "", "ticket address", 32)),
  );
  const digest = createHmac("sha256", key).update(ticketId).digest();
  return [...digest.subarray(0, proofLength)].map((byte) => letters.charAt(byte & 31)).join("");
}

const letters = "abcdefghijkmnpqrstuvwxyz23456789";
