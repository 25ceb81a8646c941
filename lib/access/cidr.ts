import ipaddr from "ipaddr.js";

/** A range of addresses in canonical form: the network's address and how many leading bits count. */
export type Cidr = Readonly<{ text: string; address: ipaddr.IPv4 | ipaddr.IPv6; bits: number }>;

/**
 * Reads one address or CIDR range, strictly. `ipaddr.js` alone reads `203.0.113.050` as octal, `0x7f.1` and `1.2.3` as
 * addresses, and `/1e1` or an empty prefix have been read as "everyone" by others: here they are errors. Host bits are
 * cleared, an IPv4-mapped IPv6 address becomes IPv4. Returns null when the text is not exactly one address or range.
 */
export function parseCidr(text: string): Cidr | null {
  const match = /^([0-9A-Fa-f.:]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text);
  if (!match) return null;
  const [, host = "", prefix] = match;
  const parsed = parseAddress(host);
  if (!parsed) return null;
  const width = parsed.mapped ? 128 : parsed.address.kind() === "ipv4" ? 32 : 128;
  const given = prefix === undefined ? width : Number(prefix);
  if (given > width) return null;
  // ::ffff:198.51.100.0/120 is the IPv4 range 198.51.100.0/24; a shorter prefix would reach beyond IPv4.
  const bits = parsed.mapped ? given - 96 : given;
  if (bits < 0) return null;
  const address = maskTo(parsed.address, bits);
  const full = address.kind() === "ipv4" ? 32 : 128;
  return { text: bits === full ? address.toString() : `${address.toString()}/${bits}`, address, bits };
}

/** Reads one address, strictly; an IPv4-mapped IPv6 address is told apart but given as IPv4. */
function parseAddress(text: string): { address: ipaddr.IPv4 | ipaddr.IPv6; mapped: boolean } | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return { address: ipaddr.IPv4.parse(text), mapped: false };
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (!text.includes(":") || (tail !== undefined && !ipaddr.IPv4.isValidFourPartDecimal(tail))) return null;
  // `::198.51.100.7` (IPv4-compatible, obsolete) would be turned into something else than was typed.
  if (tail !== undefined && !/^::ffff:/i.test(text)) return null;
  if (!ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress()
    ? { address: address.toIPv4Address(), mapped: true }
    : { address, mapped: false };
}

function maskTo(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): ipaddr.IPv4 | ipaddr.IPv6 {
  const bytes = address.toByteArray().map((byte, index) => {
    const keep = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - keep)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes);
}

/** The canonical text of an address as it reaches us: without a zone, IPv4 instead of IPv4-mapped; null if it is none. */
export function canonicalAddress(text: string | undefined): string | null {
  if (!text) return null;
  const parsed = parseAddress(text.split("%", 1)[0] ?? "");
  return parsed ? parsed.address.toString() : null;
}

export function inCidr(address: string, range: Cidr): boolean {
  const parsed = parseAddress(address);
  if (!parsed || parsed.address.kind() !== range.address.kind()) return false;
  return maskTo(parsed.address, range.bits).toString() === range.address.toString();
}

/** Reads a list separated by commas or white space; `bad` has what is not an address or a range. */
export function parseCidrList(text: string): { ranges: Cidr[]; bad: string[] } {
  const ranges: Cidr[] = [];
  const bad: string[] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const range = parseCidr(entry);
    if (range) ranges.push(range);
    else bad.push(entry);
  }
  return { ranges, bad };
}

/** The address that limits count by: IPv4 whole, IPv6 by /64, since one customer usually holds a whole /64. */
export function limitBucket(address: string): string {
  if (!address.includes(":")) return address;
  const range = parseCidr(`${address}/64`);
  return range ? range.text : address;
}
