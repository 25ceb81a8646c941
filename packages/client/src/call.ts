import { errorOf, LatchkeyError } from "./error.ts";
import { apiVersion } from "./generated.ts";
import { type Method, mayRetry, pause, pauseBefore } from "./retry.ts";

export type LatchkeyOptions = {
  apiKey: string;
  /** Where Latchkey is: `https://keys.example.com`. */
  baseUrl: string;
  /** How long one attempt may take, in milliseconds; 30 seconds when left out. */
  timeout?: number;
  /** Attempts after the first one; 3 when left out. */
  retries?: number;
  /** The longest pause that is worth waiting for, in milliseconds; a minute when left out. Beyond it the call fails. */
  longestWait?: number;
  /** Sends requests; the platform's own `fetch` when left out. */
  fetch?: typeof fetch;
  /** How to wait; for tests. */
  pause?: typeof pause;
};

/** What a single call can have of its own. */
export type CallOptions = Partial<Pick<LatchkeyOptions, "apiKey" | "timeout" | "retries" | "longestWait">> & {
  signal?: AbortSignal;
  /** Of a POST: names it, so that it is done once. Made for each call when left out; the retries of a call share it. */
  idempotencyKey?: string;
  headers?: Record<string, string>;
};

/** `as` says that the answer is a file; JSON when left out. A body is sent as JSON, unless it is a form with files. */
export type Request = { query?: object; body?: object; as?: "blob" };

/** Sends a request below the API's root until there is a final answer. @throws LatchkeyError; the signal's reason. */
export type Call = <T>(method: Method, path: string, request: Request, options?: CallOptions) => Promise<T>;

export function caller(client: LatchkeyOptions): Call {
  const root = `${client.baseUrl.replace(/\/+$/, "")}/api/public`;
  return async <T>(
    method: Method,
    path: string,
    { query, body, as }: Request,
    options: CallOptions = {},
  ): Promise<T> => {
    const { signal, retries = client.retries ?? 3, longestWait = client.longestWait ?? 60_000 } = options;
    const timeout = options.timeout ?? client.timeout ?? 30_000;
    const url = root + path + searchOf(query);
    const headers = headersOf(method, { body, as }, { ...options, apiKey: options.apiKey ?? client.apiKey });
    const init = { method, headers, ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}) };
    for (let attempt = 0; ; attempt++) {
      signal?.throwIfAborted();
      const outcome = await once<T>(client.fetch ?? fetch, url, init, { as, timeout, signal });
      if (!(outcome instanceof LatchkeyError)) return outcome;
      const wait = pauseBefore(attempt, outcome);
      if (attempt >= retries || wait > longestWait || !mayRetry(method, outcome)) throw outcome;
      await (client.pause ?? pause)(wait, signal);
    }
  };
}

/** One attempt: its result or why there is none. @throws the reason of the signal. */
async function once<T>(
  send: typeof fetch,
  url: string,
  init: RequestInit,
  { as, timeout, signal }: { as: "blob" | undefined; timeout: number; signal: AbortSignal | undefined },
): Promise<T | LatchkeyError> {
  const inTime = AbortSignal.timeout(timeout);
  try {
    const response = await send(url, { ...init, signal: signal ? AbortSignal.any([signal, inTime]) : inTime });
    if (response.ok && as) return (await response.blob()) as T;
    const text = await response.text();
    if (!response.ok) return errorOf(response, text);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  } catch (cause) {
    signal?.throwIfAborted();
    if (inTime.aborted) return new LatchkeyError("timeout", `No answer within ${timeout} ms.`, { cause });
    if (cause instanceof SyntaxError)
      return new LatchkeyError("unreadable_answer", "The answer is no JSON.", { cause });
    return new LatchkeyError("network_error", "There was no answer.", { cause });
  }
}

function headersOf(method: Method, { body, as }: Request, { apiKey, idempotencyKey, headers }: CallOptions) {
  return {
    Authorization: `Bearer ${apiKey}`,
    Accept: as ? "*/*" : "application/json",
    "Api-Version": apiVersion,
    ...(body && !(body instanceof FormData) ? { "Content-Type": "application/json" } : {}),
    ...(method === "POST" ? { "Idempotency-Key": idempotencyKey ?? freshName() } : {}),
    ...headers,
  };
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without HTTPS. */
function freshName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Lists have commas between their values; what is undefined is left out. */
function searchOf(query: object = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  const search = parameters.toString();
  return search && `?${search}`;
}
