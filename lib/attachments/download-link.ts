import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecret } from "../auth/secret";
import { AppError } from "../errors";
import { shared } from "../process-state";

/** How long a link works, in milliseconds. */
export const linkLife = 5 * 60_000;

/** The part of a link after the attachment's address: until when it works, and HMAC-SHA-256 over that and the id. */
export function linkParameters(id: string, now: number): string {
  const expires = String(now + linkLife);
  return new URLSearchParams({ expires, signature: sign(id, expires).toString("base64url") }).toString();
}

/** @throws AppError `not_found` for a link that was not made here, `gone` for one whose time is over. */
export function checkLink(id: string, link: { expires: string; signature: string }, now: number): void {
  const expected = sign(id, link.expires);
  const given = Buffer.from(link.signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new AppError("not_found", "This link is not valid.");
  }
  if (Number(link.expires) <= now) throw new AppError("gone", "This link has expired. Ask for the attachment again.");
}

function sign(id: string, expires: string): Buffer {
  const key = shared("download-link-key", () => Buffer.from(hkdfSync("sha256", authSecret(), "", "download link", 32)));
  return createHmac("sha256", key).update(`${id}\n${expires}`).digest();
}
