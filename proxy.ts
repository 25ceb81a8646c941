import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "./lib/entry/path-header";

/**
 * Comfort and a second line of defence for pages: a content security policy with a nonce of its own for each answer.
 * Nothing is authorised here, and the API does not pass through it (bodies would be cut off at 10 MB).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  // Over plain http browsers ignore it and complain in the console of every page.
  if (isSecure(request)) response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  return response;
}

function isSecure(request: NextRequest): boolean {
  return request.headers.get("x-forwarded-proto") === "https" || process.env.APP_URL?.startsWith("https:") === true;
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates strings to show component stacks.
  const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    // Positioned menus and tooltips set style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: ["/((?!api/|v1/|_next/static/|_next/image|icon\\.svg$|favicon\\.ico$|openapi\\.json$|widget\\.js$).*)"],
};
