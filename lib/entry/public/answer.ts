import "server-only";
import type { Span } from "@opentelemetry/api";
import { isAppError } from "../../errors";
import { newId } from "../../id";
import { log } from "../../log";
import { limitHeaders } from "../../rate-limit/headers";
import { discardFile } from "../../storage/removals";
import { unavailability } from "../../unavailable";
import type { Served } from "../endpoint";
import { validate } from "../validate";
import { checkAddress } from "./address";
import { readInput } from "./body";
import { answerOptions, checkOrigin } from "./cors";
import { readCredential, throttleFailures } from "./credential";
import { account } from "./evidence";
import { type ApiReply, type ApiRequest, begin, type CheckedKey, type Exchange } from "./exchange";
import { requireHttps } from "./https";
import { checkKey, checkWorkspace } from "./key-check";
import { countAnonymous, countFailure, countRequest, refundMistake } from "./limits";
import { measure } from "./measure";
import { currentVersion, negotiate } from "./negotiate";
import { enterPortal } from "./portal";
import { isConditional, onlyIfChanged, readIfMatch, unlessKnown } from "./preconditions";
import { problem } from "./problem";
import { readQuery } from "./query";
import { idempotencyKey, onlyOnce, wasAnswered } from "./repeats";
import { matchMethod, matchPath, type Routes } from "./routes";
import { run } from "./run";
import { checkScope } from "./scope";
import { describeSpan, inRequestSpan } from "./trace";
import { isFileAlone, withFiles } from "./uploads";
import { isOpen, visitWorkspace } from "./visitor";

/**
 * Door 1: the public API, one request from arrival to answer. The steps stand in the documented order of checks; each
 * returns or throws, and there is one catch. Both mounts call this and nothing else.
 */
export function answer(routes: Routes, request: ApiRequest): Promise<ApiReply> {
  return inRequestSpan(request, (span) => answerIn(span, routes, request));
}

async function answerIn(span: Span | null, routes: Routes, request: ApiRequest): Promise<ApiReply> {
  const started = performance.now();
  const exchange = begin(request, newId("req"), Date.now());
  let reply: ApiReply;
  try {
    reply = await pass(exchange, routes);
  } catch (error) {
    reply = await refuse(exchange, error);
  }
  const ms = Math.round((performance.now() - started) * 100) / 100;
  const written = exchange.key && account(exchange, exchange.key, reply.status, ms);
  if (written) await written;
  if (exchange.files.length > 0) await Promise.all(exchange.files.map(({ fileKey }) => discardFile(fileKey)));
  if (span) describeSpan(span, exchange, reply.status);
  return finish(exchange, reply, ms);
}

async function pass(exchange: Exchange, routes: Routes): Promise<ApiReply> {
  const route = matchPath(exchange, routes);
  const served = matchMethod(exchange, route);
  requireHttps(exchange);
  const options = answerOptions(exchange, route);
  if (options || !served) return options ?? { status: 204, headers: {}, body: "" };
  // Without a wait where none of them is let in: every call with a key passes here.
  const entering = enterPortal(exchange, served);
  const entered = entering && (await entering);
  const visited = entered ?? (isOpen(exchange, served) ? await visitWorkspace(exchange, served, routes) : null);
  const key = visited || served.contract.scope === "none" ? null : await authenticate(exchange, served);
  if (!key && !visited) await countAnonymous(exchange);
  const serving = visited ?? served;
  const { contract } = serving;
  const form = negotiate(exchange, contract);
  const input = contract.body && (exchange.input ? exchange.input.read : await readInput(exchange, contract));
  const work = () => {
    const ifMatch = readIfMatch(exchange, contract, input);
    const query = readQuery(exchange, contract);
    const body = contract.body && !isFileAlone(exchange, contract) ? validate(contract.body, input) : input;
    return run(exchange, serving, key, { query, body, ifMatch, form });
  };
  if (exchange.repeatable) return onlyOnce(exchange, contract, withFiles(exchange, input), work);
  if (!key) return unlessKnown(exchange, await work());
  return isConditional(exchange, contract) ? onlyIfChanged(exchange, contract, key, work) : work();
}

async function authenticate(exchange: Exchange, { contract }: Served): Promise<CheckedKey> {
  const throttled = throttleFailures(exchange);
  if (throttled) await throttled;
  const key = await checkKey(exchange, readCredential(exchange));
  checkWorkspace(exchange, key);
  checkAddress(exchange, key);
  checkOrigin(exchange, key);
  checkScope(exchange, contract, key);
  const repeated = idempotencyKey(exchange, contract);
  const answered = repeated !== undefined && (await wasAnswered(exchange, repeated, key));
  if (!answered && !isConditional(exchange, contract)) await countRequest(exchange, contract, key);
  exchange.admitted = true;
  return key;
}

async function refuse(exchange: Exchange, thrown: unknown): Promise<ApiReply> {
  if (!isAppError(thrown)) log().error({ err: thrown, requestId: exchange.requestId }, "request failed");
  const error = isAppError(thrown) ? thrown : (unavailability(thrown) ?? thrown);
  const reply = problem(exchange, error);
  exchange.code = isAppError(error) ? error.code : "internal_error";
  if (reply.status === 401) await countFailure(exchange);
  else await refundMistake(exchange, reply.status);
  return reply;
}

function finish(exchange: Exchange, reply: ApiReply, ms: number): ApiReply {
  const { request, requestId, key } = exchange;
  const headers: Record<string, string> = {
    "X-Request-Id": requestId,
    "Api-Version": currentVersion,
    "Cache-Control": "private, no-store",
    Vary: "Authorization, Accept, Origin",
    "X-Content-Type-Options": "nosniff",
    // Opened in a browser, no answer is a page that shows, loads or is framed.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    ...exchange.headers,
    ...limitHeaders(exchange.limits, exchange.now),
    ...reply.headers,
  };
  if (request.caller.secure) headers["Strict-Transport-Security"] = "max-age=31536000";
  if (key?.expiresAt) headers["X-Api-Key-Expires"] = new Date(key.expiresAt).toISOString();
  measure(exchange, reply.status, ms);
  const theirs = request.header("x-request-id");
  if (theirs && /^[\w.-]{1,128}$/.test(theirs)) headers["X-Correlation-Id"] = theirs;
  log().info({
    requestId,
    method: request.method,
    route: exchange.route?.path ?? "unknown",
    status: reply.status,
    ms,
    key: key?.id,
    ip: request.caller.ip,
    theirs: headers["X-Correlation-Id"],
  });
  return { ...reply, headers };
}
