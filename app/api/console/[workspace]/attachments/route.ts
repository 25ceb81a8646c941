import type { NextRequest } from "next/server";
import { uploadFile } from "@/lib/attachments/commands/upload-file";
import { uploadCtx } from "@/lib/entry/upload-ctx";
import { AppError, isAppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { unavailability } from "@/lib/unavailable";

type Context = { params: Promise<{ workspace: string }> };

/** A file that a member is about to send with a reply or a note: the body is the file, Content-Disposition has its name. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  try {
    const ctx = await uploadCtx(request, (await params).workspace, "attachments:write");
    const { id, filename, size } = await uploadFile(ctx, request.headers, request.body);
    return Response.json({ id, filename, size }, { status: 201, headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    if (!isAppError(error)) log().error({ err: error }, "upload failed");
    const { code, message, status } = isAppError(error)
      ? error
      : (unavailability(error) ?? new AppError("internal_error"));
    return Response.json({ code, message }, { status, headers: { "Cache-Control": "no-store" } });
  }
}
