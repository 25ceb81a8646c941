import type { NextRequest } from "next/server";
import { downloadCtx } from "@/lib/entry/download-ctx";
import { previewPage } from "@/lib/widgets/preview-page";

type Context = { params: Promise<{ workspace: string }> };

/** The widget as it would look with settings that are not saved yet: a page for the frame in the settings. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { workspace } = await params;
  const ctx = await downloadCtx(request, workspace, "policy:read");
  if (ctx instanceof Response) return ctx;
  return new Response(previewPage(ctx.workspace.id, request.nextUrl.searchParams, ctx.now.getTime()), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
      "X-Frame-Options": "SAMEORIGIN",
    },
  });
}
