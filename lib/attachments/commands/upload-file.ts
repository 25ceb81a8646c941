import "server-only";
import type { Ctx } from "../../entry/ctx";
import { requireRight } from "../../entry/holds";
import { boundedChunks, chunksOf } from "../../entry/public/chunks";
import { AppError } from "../../errors";
import { nameInDisposition } from "../../storage/file-name";
import { discardFile } from "../../storage/removals";
import { fileLimit, stageFile } from "../../storage/stage-file";
import type { Attachment } from "../schema";
import { keepUpload } from "./upload";

/**
 * Takes the file that is the body of a member's request.
 * @throws AppError `forbidden` for who does not answer tickets, and as a file is refused.
 */
export async function uploadFile(
  ctx: Ctx<"attachments:write">,
  headers: Headers,
  body: ReadableStream<Uint8Array> | null,
): Promise<Attachment> {
  requireRight(ctx.actor, "support:work");
  const filename = nameInDisposition(headers.get("content-disposition") ?? "");
  if (filename === null) throw new AppError("validation_failed", "The file has no name.");
  // One more than a file may have, so that it is the file that is too large.
  const bytes = boundedChunks(chunksOf(body), fileLimit + 1_048_576);
  const staged = await stageFile(ctx.workspace.id, { filename, contentType: headers.get("content-type") ?? "", bytes });
  try {
    return await keepUpload(ctx, staged);
  } finally {
    await discardFile(staged.fileKey);
  }
}
