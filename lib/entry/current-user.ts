import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "../auth/options";
import { findSession } from "../auth/session";

export type CurrentUser = Readonly<{ id: string; name: string; email: string; sessionId: string; passwordAt: number }>;

/** The signed-in person, or null. The cookie names a session; the session's row decides. Once per request. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const token = await getServerSession(authOptions());
  if (!token?.sessionId) return null;
  const session = await findSession(token.sessionId);
  return session && { ...session.user, sessionId: session.sessionId, passwordAt: session.passwordAt };
});
