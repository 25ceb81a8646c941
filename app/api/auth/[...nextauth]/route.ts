import { type NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { withBoundedBody } from "@/lib/entry/bounded-body";
import { log } from "@/lib/log";
import { paths } from "@/lib/paths";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What the console uses of next-auth. The rest, pages without our content security policy among it, is not there. */
const served = ["GET csrf", "GET session", "POST callback/credentials", "POST signout"];
/** Where next-auth sends a browser that posted without a valid token: to pages of its own. */
const itsPages = ["GET signin", "GET signout", "GET error", "GET verify-request"];

/** Options are made per request: the secret and the address are known only once the process has started. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const asked = `${request.method} ${(await context.params).nextauth.join("/")}`;
  if (itsPages.includes(asked)) return new NextResponse(null, { status: 303, headers: { Location: paths.signIn() } });
  if (!served.includes(asked)) return new NextResponse(null, { status: 404 });
  const bounded = await withBoundedBody(request);
  if (!bounded) return new NextResponse(null, { status: 413, headers: { Connection: "close" } });
  let failure: unknown = null;
  const answer: Response = await NextAuth(authOptions((error) => (failure = error)))(bounded, context);
  if (failure === null) return answer;
  // Nobody is signed out because the database is away, and nobody is told so who is still signed in.
  log().error({ err: failure }, "a session could not be looked up");
  return NextResponse.json({}, { status: 503, headers: { "Retry-After": "5" } });
}

export { handler as GET, handler as POST };
