import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { eraseEvents } from "../../events/erase";
import { discardFile, removeFiles } from "../../storage/removals";

/**
 * Deletes an upload that hangs on no message, with its file.
 * @throws AppError `not_found`, `attachment_in_use`.
 */
export async function deleteAttachment(ctx: Ctx<"attachments:write">, id: string): Promise<void> {
  const fileKey = await mutate(ctx, async (tx, record) => {
    const row = await tx.attachment.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
    if (!row || (row.expiresAt !== null && row.expiresAt <= ctx.now)) {
      throw new AppError("not_found", "There is no such attachment in this workspace.");
    }
    if (row.ticketId !== null) throw new AppError("attachment_in_use");
    await tx.attachment.delete({ where: { id } });
    await removeFiles(tx, [row.fileKey], ctx.now);
    await eraseEvents(tx, ctx.workspace.id, [id]);
    record({ event: "attachment.deleted", target: { id, name: row.filename } });
    return row.fileKey;
  });
  await discardFile(fileKey);
}
