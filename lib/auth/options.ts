import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { callerOf } from "../entry/caller";
import { appUrl } from "../env";
import { isAppError } from "../errors";
import { log } from "../log";
import { authSecret } from "./secret";
import { absoluteLife, endSession } from "./session";
import { signInWithPassword } from "./sign-in";

declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
  interface User {
    sessionId?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}

/** `__Host-` pins the cookie to this very host and to https; browsers refuse it over plain http. */
export function sessionCookieName(): string {
  return appUrl().startsWith("https:") ? "__Host-latchkey-session" : "latchkey-session";
}

/**
 * next-auth signs and encrypts the cookie. Credentials sign-in allows only token sessions there, so the token carries
 * the id of a row, and the row is looked up on each request: signing out, a changed password and removal take effect at
 * once.
 */
export function authOptions(): NextAuthOptions {
  const secure = appUrl().startsWith("https:");
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: absoluteLife / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: (credentials, request) =>
          authorize(typed(credentials?.email), typed(credentials?.password), new Headers(request.headers)),
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        return user?.sessionId ? { sub: user.id, sessionId: user.sessionId } : token;
      },
      session({ session, token }) {
        return token.sessionId ? { ...session, sessionId: token.sessionId } : session;
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await endSession(token.sessionId);
      },
    },
  };
}

/** A body may hold anything: next-auth passes on what was in the JSON. */
function typed(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/**
 * The person, null for a wrong address or password. next-auth hands the message of what is thrown to whoever asked, so
 * only words made for the sign-in page may leave here: `wait:<seconds>`, `busy`, `unavailable`.
 */
async function authorize(email: string, password: string, headers: Headers) {
  const from = { ip: callerOf(headers).ip ?? "", userAgent: headers.get("user-agent") ?? "" };
  const result = await signInWithPassword(email, password, from).catch((error: unknown) => {
    if (isAppError(error)) throw new Error("busy");
    log().error({ err: error }, "sign-in could not be checked");
    throw new Error("unavailable");
  });
  if (result.ok) return { id: result.userId, name: result.name, email: result.email, sessionId: result.sessionId };
  if (result.waitSeconds > 0) throw new Error(`wait:${result.waitSeconds}`);
  return null;
}
