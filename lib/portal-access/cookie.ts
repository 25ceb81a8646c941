import { appUrl } from "../env";
import { absoluteLife, sessionPrefix } from "./session";

/**
 * Over https the name keeps other hosts of the same domain from setting it (RFC 6265bis, `__Host-`). What is secure is told
 * by the address that people open, never by a request.
 */
export function cookieName(): string {
  return isSecure() ? "__Host-latchkey-portal" : "latchkey-portal";
}

const isSecure = () => appUrl().startsWith("https:");

/** The Set-Cookie of a new session, or, for null, of one that ended. */
export function setCookie(token: string | null): string {
  const life = token === null ? 0 : absoluteLife / 1000;
  const secure = isSecure() ? "; Secure" : "";
  return `${cookieName()}=${token ?? ""}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`;
}

export type SentSession = Readonly<{ token: string; by: "header" | "cookie" }>;

/** The session that a request names: in Authorization, else, where there is no such header, in the cookie. */
export function sentSession(header: (name: string) => string | undefined): SentSession | null {
  const authorization = header("authorization");
  if (authorization !== undefined) {
    const token = /^bearer\s+(\S+)$/i.exec(authorization.trim())?.[1];
    return token?.startsWith(sessionPrefix) ? { token, by: "header" } : null;
  }
  const name = cookieName();
  for (const pair of (header("cookie") ?? "").split(";")) {
    const [key = "", value = ""] = pair.trim().split("=", 2);
    if (key === name && value) return { token: value, by: "cookie" };
  }
  return null;
}
