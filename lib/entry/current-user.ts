import "server-only";
import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { sessionCookieName } from "../auth/options";
import { authSecret } from "../auth/secret";
import { findSession } from "../auth/session";

export type CurrentUser = Readonly<{ id: string; name: string; email: string; sessionId: string; passwordAt: number }>;

/** The signed-in person, or null. The cookie names a session; the session's row decides. Once per request. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  // Altered, or signed with another secret: nobody.
  const content = await decode({ token: cookie ?? "", secret: authSecret() }).catch(() => null);
  const session = content?.sessionToken ? await findSession(content.sessionToken) : null;
  return session && { ...session.user, sessionId: session.sessionId, passwordAt: session.passwordAt };
});
