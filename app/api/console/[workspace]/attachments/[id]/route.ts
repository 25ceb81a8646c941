import { Readable } from "node:stream";
import type { NextRequest } from "next/server";
import { contentOf } from "@/lib/attachments/content";
import { findFile } from "@/lib/attachments/queries";
import { downloadCtx } from "@/lib/entry/download-ctx";
import { isAppError } from "@/lib/errors";

type Context = { params: Promise<{ workspace: string; id: string }> };

/** A file of a ticket, to be saved. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { workspace, id } = await params;
  const ctx = await downloadCtx(request, workspace, "attachments:read");
  if (ctx instanceof Response) return ctx;
  try {
    const {
      body,
      headers,
      status = 200,
    } = contentOf(await findFile(ctx, id), (name) => request.headers.get(name) ?? undefined);
    const all = { ...headers, "Content-Length": String(body.length), "Cache-Control": "private, no-store" };
    return new Response(Readable.toWeb(await body.open()) as ReadableStream, { status, headers: all });
  } catch (error) {
    if (!isAppError(error)) throw error;
    const plain = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", ...error.headers };
    return new Response(`${error.message}\n`, { status: error.status, headers: plain });
  }
}
