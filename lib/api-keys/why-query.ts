import { canonicalAddress } from "../access/cidr";
import { rowIdOf } from "../access/key-format";
import { isRequestId } from "./request-log-query";

/** What the page "Why was I refused?" is asked: about a logged request, or about one that is described. */
export type WhyQuery = {
  request: string;
  key: string;
  method: string;
  path: string;
  ip: string;
  origin: string;
  https: boolean;
  organization: string;
};

export const whyMethods = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD"] as const;

type Raw = Record<string, string | string[] | undefined>;

/** Reads it from an address. What cannot be read falls back, and nothing throws. */
export function readWhyQuery(raw: Raw): WhyQuery {
  const text = (name: string) => ([raw[name]].flat()[0]?.trim() ?? "").slice(0, 300);
  const method = text("method").toUpperCase();
  return {
    request: isRequestId(text("request")) ? text("request") : "",
    key: keyIdIn(text("key")),
    method: whyMethods.find((name) => name === method) ?? "GET",
    path: text("path"),
    ip: text("ip"),
    origin: text("origin"),
    https: text("https") !== "0",
    organization: text("organization"),
  };
}

/** The id of the key in what was typed or pasted: its id, its prefix, or a whole key, whose secret goes no further. */
export function keyIdIn(typed: string): string {
  const id = /^(?:key_|lk_live_)([0-9A-Za-z]{10})/.exec(typed.trim())?.[1];
  return id ? rowIdOf(id) : "";
}

/** The path in an address or a command line as people paste it, without the host and the query. */
export function pathIn(typed: string): string {
  const path = typed.trim().replace(/^https?:\/\/[^/?#]*/i, "");
  const end = path.search(/[?#]/);
  const bare = end === -1 ? path : path.slice(0, end);
  return bare.startsWith("/") ? bare : `/${bare}`;
}

/** What the fields say wrong, by field. */
export function whyMistakes({ path, ip, origin }: Pick<WhyQuery, "path" | "ip" | "origin">): Record<string, string> {
  const mistakes: Record<string, string> = {};
  if (path.trim() === "") mistakes.path = "Enter the path that was called, such as /tickets.";
  if (ip.trim() !== "" && canonicalAddress(ip.trim()) === null) mistakes.ip = "This is not an IP address.";
  if (origin.trim() !== "" && !/^https?:\/\/[^/\s]+$/i.test(origin.trim())) {
    mistakes.origin = "An origin looks like https://example.com, without a path.";
  }
  return mistakes;
}
