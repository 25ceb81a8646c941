import "server-only";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import type { Attributes } from "@opentelemetry/api";
import { traced } from "../tracing/span";
import { type Address, allowedAddresses, NoAddress, NotAllowed, type Resolve } from "./resolve";
import { hostOf } from "./url-rules";

/** From the look-up of the name to the end of the answer, in milliseconds. */
export const patience = 15_000;
/** How long the body of an answer is waited for once its status is there, in milliseconds. */
const bodyPatience = 2_000;
/** What is read of an answer's body, in bytes; then the connection is ended. */
export const snippetLength = 2_048;

export type Outgoing = Readonly<{
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Ends it early. */
  signal?: AbortSignal | undefined;
  /** For tests. */
  resolve?: Resolve | undefined;
  /** For tests, in milliseconds. */
  within?: number | undefined;
}>;

export type Outcome = Readonly<{
  ms: number;
  /** Null when no answer came; `error` says why then. */
  status: number | null;
  error: string;
  retryAfter: string | undefined;
  /** The beginning of the answer's body. */
  snippet: string;
}>;

type Reply = Omit<Outcome, "ms">;

/**
 * Sends a POST to an address that somebody typed, and never throws. The name is looked up once and the socket goes to one of
 * the very addresses that were checked, so a name that says something else a moment later gains nothing. Redirects are not
 * followed. An answer that never ends, or drips, costs no more than its first 2 KB.
 */
export function post(outgoing: Outgoing): Promise<Outcome> {
  return traced({ name: "POST", kind: "CLIENT", attributes: { "http.request.method": "POST" } }, async (span) => {
    const outcome = await postOnce(outgoing);
    span?.setAttributes(described(outgoing, outcome));
    return outcome;
  });
}

/** For a span. The path and the query are left out: of many receivers they are the password. */
function described({ url }: Outgoing, { status }: Outcome): Attributes {
  const server = URL.canParse(url) ? new URL(url) : null;
  return {
    ...(server && { "server.address": server.hostname, "url.scheme": server.protocol.slice(0, -1) }),
    ...(server && { "server.port": Number(server.port || (server.protocol === "https:" ? 443 : 80)) }),
    ...(status === null ? { "error.type": "no_answer" } : { "http.response.status_code": status }),
  };
}

async function postOnce(outgoing: Outgoing): Promise<Outcome> {
  const started = performance.now();
  const deadline = AbortSignal.timeout(outgoing.within ?? patience);
  const signal = outgoing.signal ? AbortSignal.any([outgoing.signal, deadline]) : deadline;
  const reply = await attempt(outgoing, signal).catch((error: unknown): Reply => {
    if (outgoing.signal?.aborted) return noAnswer("It was cut off, since the server ended.");
    return noAnswer(deadline.aborted ? tooLate(outgoing.within ?? patience) : wordsFor(error));
  });
  return { ...reply, ms: Math.round(performance.now() - started) };
}

async function attempt({ url: text, headers, body, resolve }: Outgoing, signal: AbortSignal): Promise<Reply> {
  const { url, addresses } = await orAborted(allowedAddresses(text, resolve), signal);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise<Reply>((done, failed) => {
    const sent = request({
      method: "POST",
      protocol: url.protocol,
      host: hostOf(url),
      port: url.port || undefined,
      path: url.pathname + url.search,
      headers: { ...headers, "content-length": Buffer.byteLength(body), host: url.host },
      // A connection of its own: one that is kept could have been opened for another workspace.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
    });
    // Not `once`: the end that we put to it may be told as a second one.
    sent.on("error", failed);
    // A listener, or Node would take the body of an answer that switches protocols for one of ours.
    sent.once("upgrade", (response) => {
      done(replyOf(response, ""));
      sent.destroy();
    });
    sent.once("response", (response) => {
      void beginningOf(response).then((snippet) => {
        done(replyOf(response, snippet));
        sent.destroy();
      });
    });
    sent.end(body);
  });
}

/** Answers every look-up of the socket with the addresses that were checked. */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) return callback(null, [...addresses]);
    const [first] = addresses;
    callback(null, first?.address ?? "", first?.family);
  };
}

/** What the body begins with. The status has come and counts, however the rest of it fares. */
function beginningOf(response: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const finish = () => {
      clearTimeout(timer);
      done(Buffer.concat(chunks).subarray(0, snippetLength).toString("utf8"));
    };
    const timer = setTimeout(finish, bodyPatience);
    response.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= snippetLength) finish();
    });
    response.once("end", finish);
    response.on("error", finish);
    response.once("close", finish);
  });
}

function replyOf({ statusCode = 0, headers }: IncomingMessage, snippet: string): Reply {
  return { status: statusCode, error: "", retryAfter: headers["retry-after"], snippet };
}

function noAnswer(error: string): Reply {
  return { status: null, error, retryAfter: undefined, snippet: "" };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    if (signal.aborted) return failed(signal.reason);
    const abort = () => failed(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener("abort", abort));
  });
}

function tooLate(within: number): string {
  return `No answer within ${Math.round(within / 1_000)} seconds.`;
}

/** What went wrong, as a person who looks after the receiver needs it. */
function wordsFor(error: unknown): string {
  if (error instanceof NotAllowed) return `The URL ${error.message}.`;
  if (error instanceof NoAddress) return error.message;
  const [first = error] = error instanceof AggregateError ? error.errors : [error];
  const { code, message } = first as NodeJS.ErrnoException;
  return known[code ?? ""] ?? `The connection failed: ${String(message).slice(0, 200)}.`;
}

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was closed before an answer came.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
  ETIMEDOUT: "The connection could not be made in time.",
  CERT_HAS_EXPIRED: "The certificate has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The certificate is self-signed.",
  SELF_SIGNED_CERT_IN_CHAIN: "The certificate comes from an unknown authority.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The certificate comes from an unknown authority.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another name.",
  HPE_HEADER_OVERFLOW: "The answer's headers are too large.",
};
