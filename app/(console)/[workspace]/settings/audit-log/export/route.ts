import type { NextRequest } from "next/server";
import { exportFormats, exportText } from "@/lib/audit-log/export";
import { readAuditQuery } from "@/lib/audit-log/list-query";
import { eachAuditEvent } from "@/lib/audit-log/queries/each";
import { downloadCtx } from "@/lib/entry/download-ctx";
import { streamOf } from "@/lib/entry/stream";

type Context = { params: Promise<{ workspace: string }> };

/** The log as a file, with the filters of the page applied. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { workspace } = await params;
  const ctx = await downloadCtx(request, workspace, "audit_log:read");
  if (ctx instanceof Response) return ctx;
  const search = Object.fromEntries(request.nextUrl.searchParams);
  const format = exportFormats.find((name) => name === search.format) ?? "csv";
  const query = readAuditQuery({ ...search, before: "", after: "" });
  const type = format === "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
  return new Response(streamOf(exportText(eachAuditEvent(ctx, query), format)), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="audit-log-${workspace}-${ctx.now.toISOString().slice(0, 10)}.${format}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
