import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "../../errors";
import { log } from "../../log";
import type { Caller } from "../caller";
import { answer } from "./answer";
import { boundedChunks, swallow, tooLarge } from "./chunks";
import type { ApiReply, ApiRequest } from "./exchange";
import type { Routes } from "./routes";
import { endOfTurn, type Turn } from "./turn";

/** How long a body may take to arrive, in milliseconds. */
const bodyPatience = 30_000;

/**
 * The mount ahead of Next: `server.ts` hands over requests whose path is the API's.
 *
 * Under load many requests arrive in one turn of the event loop. They are first all read, then all decided, then all
 * answered: a write wakes up whoever waits at the other end, and doing so between two decisions costs more than both.
 */
export async function serveNode(
  routes: Routes,
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
): Promise<void> {
  const turn = await endOfTurn();
  const reply = await answer(routes, fromNode(request, response, caller, turn));
  await endOfTurn();
  const { body } = reply;
  if (typeof body !== "string") return sendFile(body, reply, response);
  if (reply.status >= 400 && !request.complete && !request.destroyed) {
    await swallow(request.iterator({ destroyOnReturn: false }));
  }
  if (response.destroyed) return;
  if (reply.pieces) return sendPieces(response, reply, reply.pieces);
  const length = Buffer.byteLength(body);
  if (reply.status !== 204 && reply.status !== 304) reply.headers["Content-Length"] ??= String(length);
  response.writeHead(reply.status, reply.headers);
  // Node sends no body with HEAD, but the length that GET would have. Plain ASCII is the same bytes in both, and as latin1
  // Node need not reckon with three bytes for each character.
  response.end(body, length === body.length ? "latin1" : "utf8");
  // What the client still sends of a refused body is read and thrown away, so that it gets to read the answer.
  if (!request.complete) request.resume();
}

/** What fails half-way ends the connection, so that nobody takes a part for the whole. */
async function sendPieces(
  response: ServerResponse,
  { status, headers }: ApiReply,
  pieces: AsyncGenerator<string>,
): Promise<void> {
  response.writeHead(status, headers);
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE";
    if (!isGone) log().error({ err: error, requestId: headers["X-Request-Id"] }, "a list was cut off");
  }
}

/** A client that goes away ends the reading as well; it is told by the length that a file did not come whole. */
async function sendFile(body: Readable, reply: ApiReply, response: ServerResponse): Promise<void> {
  if (response.destroyed) return void body.destroy();
  response.writeHead(reply.status, reply.headers);
  await pipeline(body, response).catch((error: unknown) => log().info({ err: error }, "a download was cut off"));
}

function fromNode(request: IncomingMessage, response: ServerResponse, caller: Caller, turn: Turn): ApiRequest {
  const url = request.url ?? "/";
  const mark = url.indexOf("?");
  return {
    method: request.method ?? "GET",
    path: mark === -1 ? url : url.slice(0, mark),
    search: mark === -1 ? "" : url.slice(mark + 1),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    // Node keeps the first of several Authorization headers; the raw list shows that there were more.
    credentials: countHeaders(request.rawHeaders, "authorization"),
    caller,
    turn,
    onGone: (listener) => {
      response.once("close", listener);
      return () => response.off("close", listener);
    },
    readBody: (limit) => readBody(request, limit),
    // Not destroyed with it: the answer to a refused body goes out on the same connection.
    readChunks: (limit) => boundedChunks(request.iterator({ destroyOnReturn: false }), limit),
  };
}

function countHeaders(raw: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < raw.length; index += 2) {
    const text = raw[index] ?? "";
    if (text.length === name.length && text.toLowerCase() === name) count += 1;
  }
  return count;
}

function readBody(request: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(
      () => settle(() => reject(new AppError("request_timeout", undefined, { headers: { Connection: "close" } }))),
      bodyPatience,
    );
    const settle = (how: () => void) => {
      clearTimeout(timer);
      request.off("data", take).off("end", done).off("error", fail).off("close", closed);
      how();
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle(() => reject(tooLarge(limit)));
      else chunks.push(chunk);
    };
    const done = () => settle(() => resolve(Buffer.concat(chunks)));
    const fail = () => settle(() => reject(new AppError("invalid_request", "The body did not arrive whole.")));
    const closed = () => fail();
    // Who hung up while the request waited for its turn emits nothing any more.
    if (request.destroyed) return fail();
    request.on("data", take).on("end", done).on("error", fail).on("close", closed);
  });
}
