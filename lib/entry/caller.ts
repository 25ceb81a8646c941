import "server-only";
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";
import { canonicalAddress, inCidr } from "../access/cidr";
import { env } from "../env";
import { shared } from "../process-state";
import { remembered } from "./public/remembered";

/**
 * Who is calling, as far as it can be trusted. `ip` is null when it cannot be known: then a key that is confined to
 * addresses is refused, not let through.
 */
export type Caller = Readonly<{ ip: string | null; secure: boolean; loopback: boolean }>;

/** Carries the settled caller from `server.ts` to what Next serves in the same process. */
export const callerHeader = "x-latchkey-caller";

/** Every inbound header that speaks about the way here. Nothing behind `server.ts` sees what a client wrote into them. */
const forwardingHeaders = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
  "x-client-ip",
  "forwarded",
  callerHeader,
];

/** Only this process knows it, so a header that carries it was written by this process. */
const callerToken = () => shared("caller-token", () => randomBytes(16).toString("hex"));

/** The same few addresses come back request after request. */
const canonical = remembered((address: string) => canonicalAddress(address));

function trusted(address: string): boolean {
  const known = canonical(address);
  return known !== null && env().TRUSTED_PROXIES.some((range) => inCidr(known, range));
}

function isLoopback(address: string | null): boolean {
  return address !== null && (address === "::1" || address.startsWith("127."));
}

/**
 * The caller behind a socket: the socket's address, or, when that is a trusted proxy, the right-most address in
 * X-Forwarded-For that is not one. What stands further left was written by the client and proves nothing.
 */
export function callerOfSocket(request: IncomingMessage): Caller {
  const peer = request.socket.remoteAddress;
  const behindProxies = env().TRUSTED_PROXIES.length > 0;
  const address = behindProxies ? proxyAddr(request, trusted) : peer;
  const ip = canonical(address ?? "");
  const encrypted = "encrypted" in request.socket && request.socket.encrypted === true;
  const proto = request.headers["x-forwarded-proto"];
  const told = behindProxies && peer !== undefined && typeof proto === "string" && trusted(peer);
  const secure = told ? lastOf(proto) === "https" : encrypted;
  return { ip, secure, loopback: isLoopback(ip) };
}

function lastOf(list: string): string | undefined {
  return list.split(",").at(-1)?.trim().toLowerCase();
}

/** Replaces every forwarding header of a request that goes on to Next by what is true. */
export function sealHeaders(request: IncomingMessage, caller: Caller): void {
  const way = wayHere(request);
  for (const name of forwardingHeaders) delete request.headers[name];
  request.headers["x-forwarded-for"] = caller.ip ?? "";
  request.headers["x-forwarded-proto"] = caller.secure ? "https" : "http";
  request.headers[callerHeader] = `${callerToken()} ${caller.ip ?? "-"} ${caller.secure ? "https" : "http"} ${way}`;
}

/** How an address came to be known, in one word: by the socket, by a proxy, or by the socket against a header's word. */
function wayHere({ socket, headers }: IncomingMessage): string {
  if (headers["x-forwarded-for"] === undefined) return "socket";
  const peer = canonical(socket.remoteAddress ?? "");
  return peer !== null && trusted(peer) ? peer : "ignored";
}

/** For people who set up a list of addresses: which trusted proxy told the caller's, and whether a header was ignored. */
export function wayOf(headers: Headers): { proxy: string | null; ignored: boolean } {
  const [token, , , way] = headers.get(callerHeader)?.split(" ") ?? [];
  if (token !== callerToken() || way === undefined) return { proxy: null, ignored: false };
  return { proxy: way === "socket" || way === "ignored" ? null : way, ignored: way === "ignored" };
}

/**
 * The caller as seen behind Next. Under `server.ts` it was sealed. Under plain `next start` the socket cannot be read
 * and X-Forwarded-For is what the client says, unless the operator named the proxies that stand in front.
 */
export function callerOf(headers: Headers): Caller {
  const [token, ip, proto] = headers.get(callerHeader)?.split(" ") ?? [];
  if (token === callerToken()) {
    const address = ip === "-" || ip === undefined ? null : ip;
    return { ip: address, secure: proto === "https", loopback: isLoopback(address) };
  }
  if (env().TRUSTED_PROXIES.length === 0) return { ip: null, secure: false, loopback: false };
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const last = hops.reverse().find((hop) => !trusted(hop)) ?? hops.at(-1);
  const address = canonicalAddress(last);
  return {
    ip: address,
    secure: lastOf(headers.get("x-forwarded-proto") ?? "") === "https",
    loopback: isLoopback(address),
  };
}
