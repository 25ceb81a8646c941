import { type NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { withBoundedBody } from "@/lib/entry/bounded-body";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Options are made per request: the secret and the address are known only once the process has started. */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const bounded = await withBoundedBody(request);
  if (!bounded) return new NextResponse(null, { status: 413, headers: { Connection: "close" } });
  return NextAuth(authOptions())(bounded, context) as Promise<Response>;
}

export { handler as GET, handler as POST };
