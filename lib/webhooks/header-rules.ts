import { findKeys } from "../exposure/find-keys";

/** Headers of one webhook at most, and characters of a name and a value. */
export const mostHeaders = 10;
export const [longestName, longestValue] = [64, 1_000];

/** What belongs to the connection (RFC 9110, section 7.6.1) or says where and what the request is. */
const taken = new Set([
  ...["connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer"],
  ...["transfer-encoding", "upgrade", "host", "content-length", "content-type", "content-encoding", "expect"],
  ...["user-agent", "forwarded", "via", "cookie", "date"],
]);

/** What is wrong with the name of a header that somebody wants to be sent; null when nothing is. */
export function mistakeInName(name: string): string | null {
  const lower = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) return "is no name of a header";
  if (taken.has(lower) || /^(webhook|x-forwarded|x-real|sec|proxy)-/.test(lower))
    return "is set by us or by the connection";
  return null;
}

/** What is wrong with its value: a line break would begin another header, and a key of ours is not to leave. */
export function mistakeInValue(value: string): string | null {
  if (!/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) return "must be plain characters in one line";
  if (findKeys(value).length > 0) return "must not hold an API key of this service";
  return null;
}

/** What is shown of a value. */
export const maskedValue = "••••";
