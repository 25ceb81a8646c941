import "server-only";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { env } from "../env";
import { shared } from "../process-state";
import { mayReach, type Reach } from "./address-rules";
import { hostOf, mistakeOf, refusal } from "./url-rules";

export type Address = Readonly<{ address: string; family: number }>;
/** Asks for the addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** Nothing may be sent there; the message says why and goes on after "The URL". */
export class NotAllowed extends Error {
  override name = "NotAllowed";
}

/** The name has no address, or nobody could say. */
export class NoAddress extends Error {
  override name = "NoAddress";
}

export function reachOf({ WEBHOOK_ALLOW_CIDRS } = env()): Reach {
  return { allowed: WEBHOOK_ALLOW_CIDRS, loopback: process.env.LATCHKEY_DEV === "1" };
}

/**
 * The addresses of a URL's host, each of which may be reached. One bad address among good ones refuses all: which of them
 * is used would be the network's choice.
 * @throws NotAllowed, NoAddress.
 */
export async function allowedAddresses(
  text: string,
  resolve: Resolve = systemLookup,
): Promise<{ url: URL; addresses: readonly Address[] }> {
  const reach = reachOf();
  const mistake = mistakeOf(text, reach);
  if (mistake) throw new NotAllowed(mistake);
  const url = new URL(text);
  const host = hostOf(url);
  const family = isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host).catch(() => []);
  if (addresses.length === 0) throw new NoAddress(`The name ${host} has no address.`);
  const bad = addresses.find(({ address }) => !mayReach(address, url.protocol, reach));
  if (bad) throw new NotAllowed(refusal(bad.address, url.protocol));
  return { url, addresses };
}

/** Look-ups at once: each holds one of the four threads that files are read with too, as long as a name server is slow. */
const mostLookups = 2;

/** The system's own look-up, which also knows the hosts file. */
export async function systemLookup(host: string): Promise<readonly Address[]> {
  const queue = shared("outbound-lookups", () => ({ running: 0, waiting: [] as (() => void)[] }));
  if (queue.running >= mostLookups) await new Promise<void>((go) => queue.waiting.push(go));
  else queue.running += 1;
  try {
    return await lookup(host, { all: true, verbatim: true });
  } finally {
    const next = queue.waiting.shift();
    if (next) next();
    else queue.running -= 1;
  }
}
