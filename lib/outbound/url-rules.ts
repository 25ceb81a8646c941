import { isIP } from "node:net";
import { mayReach, type Reach } from "./address-rules";

/** The host of a URL as the network knows it: an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

/**
 * What can be told of an address without asking for its name: a sentence that says what is wrong, or null. The URL's own
 * rules have turned decimal, octal and hexadecimal hosts into plain addresses by now.
 */
export function mistakeOf(text: string, reach: Reach): string | null {
  if (!URL.canParse(text)) return "is no URL";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must begin with https://";
  if (url.username || url.password) return "must not hold a name or a password";
  if (text.includes("#")) return "must not hold a fragment";
  const host = hostOf(url);
  const isAddress = isIP(host) !== 0;
  if (isAddress && !mayReach(host, url.protocol, reach)) return refusal(host, url.protocol);
  const plainMayWork = reach.loopback || reach.allowed.length > 0;
  return url.protocol === "http:" && !plainMayWork ? "must begin with https://" : null;
}

/** Why an address is not reached. */
export function refusal(address: string, protocol: string): string {
  return protocol === "http:"
    ? `must begin with https://; without TLS only addresses that WEBHOOK_ALLOW_CIDRS lists are reached, and ${address} is none`
    : `leads to ${address}, which is no public address`;
}
