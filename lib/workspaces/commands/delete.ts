import "server-only";
import { foldName } from "../../access/plain-name";
import { appendChanges } from "../../audit/record";
import type { Tx } from "../../db/client";
import { lockWorkspace, transaction } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { removeFiles } from "../../storage/removals";
import { stillManages } from "./still-manages";

/**
 * Deletes the workspace for good, with its keys, tickets and contacts; its keys are unknown from the next request on.
 * People keep their accounts, and the rows of the audit log stay, the last of which tells of this.
 * @throws AppError `validation_failed` at `/confirmName`, `forbidden`.
 */
export async function deleteWorkspace(ctx: Ctx<"workspace:manage">, { confirmName }: { confirmName: string }) {
  const { id, slug } = ctx.workspace;
  return transaction(async (tx) => {
    // Not `mutate`: the row that would keep the head of the chain is deleted here.
    const { auditSequence: sequence, auditHash: hash } = await lockWorkspace(tx, id);
    await stillManages(tx, ctx);
    const { name } = await tx.workspace.findUniqueOrThrow({ where: { id }, select: { name: true } });
    if (foldName(confirmName) !== foldName(name)) throw otherName(name);
    await appendChanges(tx, id, { sequence, hash }, ctx, [
      { event: "workspace.deleted", target: { id, name }, before: { name, slug } },
    ]);
    await removeFiles(tx, await fileKeysOf(tx, id), ctx.now);
    // What was about to be sent to its requesters is not sent any more.
    await tx.mailOutbox.deleteMany({ where: { workspaceId: id } });
    // Tickets before contacts: a ticket's requester cannot be deleted from under it.
    await tx.ticket.deleteMany({ where: { workspaceId: id } });
    await tx.workspace.delete({ where: { id } });
    return { id, slug, name };
  });
}

/** Attachments, and mails that came in and are still kept as they came. */
async function fileKeysOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const attachments = await tx.attachment.findMany({ where: { workspaceId }, select: { fileKey: true } });
  const mails = await tx.inboundMail.findMany({ where: { workspaceId }, select: { fileKey: true } });
  return [...attachments, ...mails].flatMap(({ fileKey }) => fileKey ?? []);
}

function otherName(name: string): AppError {
  const detail = `Type the name of the workspace: ${name}`;
  return new AppError("validation_failed", detail, {
    errors: [{ code: "name_differs", pointer: "/confirmName", detail }],
  });
}
