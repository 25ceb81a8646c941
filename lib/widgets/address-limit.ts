import "server-only";
import { hash } from "node:crypto";
import { rateLimited } from "../entry/public/limits";
import { count } from "../rate-limit/limiter";
import { defaultPolicy } from "../rate-limit/policies";

/**
 * Counts a ticket against the address that it gives, wherever it comes from: whoever answers a ticket, or confirms it,
 * sends mail there, and a stranger with many addresses of his own must not have us fill somebody else's mailbox.
 * @throws AppError `rate_limited`.
 */
export async function countForAddress(workspaceId: string, email: string): Promise<void> {
  const counted = await count(
    defaultPolicy("tickets-create-email"),
    // A digest: counters may be kept by another program, which has no need to know who writes in.
    `${workspaceId}|${hash("sha256", mailboxOf(email), "hex")}`,
  );
  if (counted.exceeded) throw rateLimited([counted]);
}

/** Addresses that lead to one mailbox, as far as that is known: `ada+1@…`, and dots at Gmail. */
export function mailboxOf(email: string): string {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const plain = local.split("+", 1)[0] || local;
  return /^(gmail|googlemail)\.com$/.test(domain) ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}
