import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { callerOf } from "../entry/caller";
import { appUrl } from "../env";
import { isAppError } from "../errors";
import { log } from "../log";
import { authSecret } from "./secret";
import { absoluteLife, endSession, findSession } from "./session";
import { signInWithPassword } from "./sign-in";

declare module "next-auth" {
  interface User {
    sessionToken?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionToken?: string;
  }
}

/** `__Host-` pins the cookie to this very host and to https; browsers refuse it over plain http. */
export function sessionCookieName(): string {
  return appUrl().startsWith("https:") ? "__Host-latchkey-session" : "latchkey-session";
}

/**
 * next-auth signs and encrypts the cookie. Credentials sign-in allows only token sessions there, so the cookie carries
 * the token of a row, and the row is looked up on each request: signing out, a changed password and removal take effect
 * at once.
 * @param onFailure told when the row could not be asked. next-auth takes that for the end of the session and deletes the
 *   cookie: its answer must then not go out.
 */
export function authOptions(onFailure: (error: unknown) => void): NextAuthOptions {
  const secure = appUrl().startsWith("https:");
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: absoluteLife / 1000 },
    // Every page that next-auth would draw by itself: without our content security policy.
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    useSecureCookies: secure,
    // By itself it prints a stack for every cookie that anybody makes up, beside the log and over many lines.
    logger: { error: (code) => log().warn({ code }, "next-auth refused a request") },
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
      /** Where to go next is the console's business; next-auth would follow `callbackUrl`, and fails on what is no URL. */
      redirect: ({ baseUrl }) => baseUrl,
      jwt({ token, user }) {
        return user?.sessionToken ? { sub: user.id, sessionToken: user.sessionToken } : token;
      },
      /** What /api/auth/session answers: the row's word, not the cookie's. Nobody when the session has ended. */
      async session({ token }) {
        const found = token.sessionToken ? findSession(token.sessionToken) : null;
        const session = await telling(found, onFailure);
        const expires = new Date(session?.endsAt ?? 0).toISOString();
        return session ? { user: { name: session.user.name, email: session.user.email }, expires } : { expires };
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sessionToken) await telling(endSession(token.sessionToken), onFailure);
      },
    },
  };
}

async function telling<T>(work: T | Promise<T>, onFailure: (error: unknown) => void): Promise<T> {
  try {
    return await work;
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

/** A body may hold anything: next-auth passes on what was in the JSON. */
function typed(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/**
 * The person, null for a wrong address or password. next-auth hands the message of what is thrown to whoever asked, so
 * only words made for the sign-in page may leave here: `wait:<seconds>`, `busy`, `unavailable`.
 */
async function authorize(address: string, password: string, headers: Headers) {
  const from = { ip: callerOf(headers).ip ?? "", userAgent: headers.get("user-agent") ?? "" };
  const result = await signInWithPassword(address, password, from).catch((error: unknown) => {
    if (isAppError(error)) throw new Error("busy");
    log().error({ err: error }, "sign-in could not be checked");
    throw new Error("unavailable");
  });
  if (result.ok) {
    const { userId: id, name, email, sessionToken } = result;
    return { id, name, email, sessionToken };
  }
  if (result.waitSeconds > 0) throw new Error(`wait:${result.waitSeconds}`);
  return null;
}
