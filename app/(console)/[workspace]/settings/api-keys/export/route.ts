import type { NextRequest } from "next/server";
import { exportApiKeys } from "@/lib/api-keys/export";
import { readListQuery } from "@/lib/api-keys/list-query";
import { eachApiKey } from "@/lib/api-keys/queries/each";
import { downloadCtx } from "@/lib/entry/download-ctx";
import { streamOf } from "@/lib/entry/stream";

type Context = { params: Promise<{ workspace: string }> };

/** The keys as a file, with the filters of the page applied; never a key itself. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { workspace } = await params;
  const ctx = await downloadCtx(request, workspace, "api_keys:read");
  if (ctx instanceof Response) return ctx;
  const query = readListQuery(Object.fromEntries(request.nextUrl.searchParams));
  return new Response(streamOf(exportApiKeys(eachApiKey(ctx, query))), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="api-keys-${workspace}-${ctx.now.toISOString().slice(0, 10)}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
