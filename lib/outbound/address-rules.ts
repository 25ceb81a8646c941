import ipaddr from "ipaddr.js";
import { type Cidr, inCidr } from "../access/cidr";

export type Reach = Readonly<{
  /** Ranges that the operator allows although they are not public. */
  allowed: readonly Cidr[];
  /** In development a receiver may run on the same machine. */
  loopback: boolean;
}>;

/** The block that global unicast addresses are given from (RFC 4291, section 2.4; IANA has opened no other). */
const globalUnicast = ipaddr.IPv6.parse("2000::");

/**
 * Whether an address is one of the public internet. Everything that has a special meaning is not: private, loopback,
 * link-local with the metadata service of clouds, shared, and the ways of writing an IPv4 address as an IPv6 one (mapped,
 * NAT64, 6to4, Teredo), behind which any of those may be.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || parsed.match(globalUnicast, 3);
}

/** Whether a request may go to an address. Without TLS only where the operator allowed it, or in development. */
export function mayReach(address: string, protocol: string, { allowed, loopback }: Reach): boolean {
  const canonical = ipaddr.isValid(address) ? ipaddr.process(address) : null;
  if (!canonical) return false;
  if (allowed.some((range) => inCidr(canonical.toString(), range))) return true;
  if (loopback && canonical.range() === "loopback") return true;
  return protocol === "https:" && isPublic(address);
}
