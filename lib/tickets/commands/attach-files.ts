import "server-only";
import { type AttachmentSummary, attachmentOf, fileEvent, summaryOf } from "../../attachments/schema";
import type { Tx } from "../../db/client";
import type { Actor, Ctx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import { AppError } from "../../errors";
import { keepFile, removeFiles } from "../../storage/removals";
import type { StagedFile } from "../../storage/stage-file";
import type { Storing } from "./stored-ticket";

/** The message that files are to hang on. */
type Place = Readonly<{ ticketId: string; commentId: string; type: "reply" | "note" }>;
/** Files that a message takes with it: uploaded before, or together with it. */
export type Files = Readonly<{ ids?: readonly string[] | undefined; staged?: readonly StagedFile[] | undefined }>;

/**
 * Hangs files on a message, in its transaction.
 * @throws AppError `validation_failed` for what is no upload of this workspace, `attachment_in_use`.
 */
export async function attachFiles(
  { tx, record, ctx }: Storing & Readonly<{ ctx: Readonly<{ actor: Pick<Actor, "type" | "id" | "name"> }> }>,
  { ids = [], staged = [] }: Files,
  { type, ...place }: Place,
  now: Date,
): Promise<AttachmentSummary[]> {
  const uploaded = ids.length > 0 ? await takeUploads(tx, ctx, ids, place, now) : [];
  const { type: createdByType, id: createdById, name: createdByName } = ctx.actor;
  const owned = { workspaceId: ctx.workspace.id, createdByType, createdById, createdByName, createdAt: now };
  for (const file of staged) {
    await keepFile(tx, file.fileKey);
    const row = await tx.attachment.create({ data: { ...file, ...owned, ...place } });
    record.publish(fileEvent(attachmentOf(row), type));
  }
  return [...uploaded, ...staged.map(summaryOf)];
}

async function takeUploads(
  tx: Tx,
  { workspace }: Pick<Ctx, "workspace">,
  ids: readonly string[],
  place: Omit<Place, "type">,
  now: Date,
): Promise<AttachmentSummary[]> {
  const found = await tx.attachment.findMany({ where: { id: { in: [...ids] }, workspaceId: workspace.id } });
  const mistakes = new Mistakes();
  const rows = ids.flatMap((id, index) => {
    const row = found.find((each) => each.id === id);
    if (row && (row.expiresAt === null || row.expiresAt > now)) return [row];
    mistakes.add(`/attachment_ids/${index}`, "is no attachment of this workspace, or has expired");
    return [];
  });
  mistakes.throwIfAny();
  const used = rows.find(({ ticketId }) => ticketId !== null);
  if (used) throw new AppError("attachment_in_use", `${used.filename} hangs on another message already.`);
  await tx.attachment.updateMany({ where: { id: { in: [...ids] } }, data: { ...place, expiresAt: null } });
  return rows.map(summaryOf);
}

/** Takes the files of a message away with it. Returns their ids. */
export async function detachFiles(tx: Tx, commentId: string, now: Date): Promise<string[]> {
  const rows = await tx.attachment.findMany({ where: { commentId }, select: { id: true, fileKey: true } });
  await tx.attachment.deleteMany({ where: { commentId } });
  await removeFiles(
    tx,
    rows.map(({ fileKey }) => fileKey),
    now,
  );
  return rows.map(({ id }) => id);
}
