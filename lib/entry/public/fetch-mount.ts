import "server-only";
import { Readable } from "node:stream";
import { AppError } from "../../errors";
import { callerOf } from "../caller";
import { streamOf } from "../stream";
import { answer } from "./answer";
import { boundedChunks, chunksOf, swallow, tooLarge } from "./chunks";
import type { ApiRequest } from "./exchange";
import type { Routes } from "./routes";

const bodyPatience = 30_000;
const bodiless = new Set([204, 304]);

/** The mount behind Next: what the route handlers under `app/api/public` call. */
export async function serveFetch(routes: Routes, request: Request): Promise<Response> {
  const reply = await answer(routes, fromFetch(request));
  if (reply.pieces && request.method !== "HEAD") {
    return new Response(streamOf(reply.pieces), { status: reply.status, headers: reply.headers });
  }
  const { body } = reply;
  if (typeof body !== "string") {
    return new Response(Readable.toWeb(body) as ReadableStream, { status: reply.status, headers: reply.headers });
  }
  if (reply.status >= 400 && request.body && !request.body.locked) await swallow(chunksOf(request.body));
  return new Response(bodiless.has(reply.status) || request.method === "HEAD" ? null : body, {
    status: reply.status,
    headers: reply.headers,
  });
}

function fromFetch(request: Request): ApiRequest {
  const url = new URL(request.url);
  const authorization = request.headers.get("authorization");
  return {
    method: request.method,
    path: url.pathname,
    search: url.search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    // Several headers of one name arrive joined; no credential has a comma in it.
    credentials: authorization === null ? 0 : authorization.split(",").length,
    caller: callerOfFetch(request, url),
    onGone: (listener) => {
      request.signal.addEventListener("abort", listener, { once: true });
      return () => request.signal.removeEventListener("abort", listener);
    },
    readBody: (limit) => readBody(request, limit),
    readChunks: (limit) => boundedChunks(chunksOf(request.body), limit),
  };
}

/**
 * Without `server.ts` in front nothing tells a loopback caller but the host it asked for, in its own words: in the
 * request's address Next puts the one it listens on. A caller can lie here, and that only waives HTTPS for its own key.
 */
function callerOfFetch(request: Request, url: URL) {
  const caller = callerOf(request.headers);
  if (caller.ip !== null) return caller;
  const host = request.headers.get("host") ?? url.host;
  return {
    ...caller,
    secure: url.protocol === "https:",
    loopback: /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/.test(host),
  };
}

async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const timeout = setTimeout(() => void reader.cancel("timeout"), bodyPatience);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const started = performance.now();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > limit) throw tooLarge(limit);
      chunks.push(part.value);
    }
  } finally {
    clearTimeout(timeout);
  }
  if (performance.now() - started >= bodyPatience) throw new AppError("request_timeout");
  return Buffer.concat(chunks);
}
