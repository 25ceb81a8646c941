import type { LatchkeyError } from "./error.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The first pause without a Retry-After, in milliseconds; each next one is twice as long. */
const firstPause = 500;
const longestPause = 8_000;

/** Refused before anything was done: whatever it was, it can be sent again. */
const undone = new Set(["rate_limited", "temporarily_unavailable", "idempotency_in_progress"]);

/**
 * Whether sending the same request again may help and cannot do harm. A POST carries an Idempotency-Key, so that it is
 * done once however often it is sent; a change or a deletion whose answer got lost is not sent twice, since the second
 * answer (412, 410) would hide that the first one did it.
 */
export function mayRetry(method: Method, error: LatchkeyError): boolean {
  if (undone.has(error.code) || error.status === 429 || error.status === 503) return true;
  if (method !== "GET" && method !== "POST") return false;
  return error.code === "network_error" || error.code === "timeout" || error.status === 408 || error.status >= 500;
}

/**
 * Milliseconds to wait before the next attempt: never less than the API asked for. Random within a range, so that many
 * clients that were refused together do not come back together.
 */
export function pauseBefore(attempt: number, error: LatchkeyError, random: () => number = Math.random): number {
  const usual = Math.min(firstPause * 2 ** attempt, longestPause);
  if (error.retryAfter !== null) return error.retryAfter * 1000 + random() * firstPause;
  return usual / 2 + (random() * usual) / 2;
}

/** Waits, unless the signal ends it: then it throws what the signal says. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
