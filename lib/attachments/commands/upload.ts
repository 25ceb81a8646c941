import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { keepFile } from "../../storage/removals";
import type { StagedFile } from "../../storage/stage-file";
import { type Attachment, attachmentOf, fileEvent, unattachedFor } from "../schema";

/** Makes an attachment of a file that has arrived; it expires unless a message takes it. */
export async function keepUpload(
  ctx: Ctx<"attachments:write"> | Ctx<"tickets:write">,
  { id, ...file }: StagedFile,
): Promise<Attachment> {
  return mutate(ctx, async (tx, record) => {
    const { type: createdByType, id: createdById, name: createdByName } = ctx.actor;
    await keepFile(tx, file.fileKey);
    const row = await tx.attachment.create({
      data: {
        id,
        workspaceId: ctx.workspace.id,
        ...file,
        ...{ createdByType, createdById, createdByName, createdAt: ctx.now },
        expiresAt: new Date(ctx.now.getTime() + unattachedFor),
      },
    });
    const { filename, contentType, size } = file;
    record({
      event: "attachment.uploaded",
      target: { id, name: filename },
      after: { content_type: contentType, size },
    });
    const attachment = attachmentOf(row);
    record.publish(fileEvent(attachment, null));
    return attachment;
  });
}
