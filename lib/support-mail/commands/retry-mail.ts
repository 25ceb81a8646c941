import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { wanted } from "./refusal";

/**
 * Files a mail after all that was ignored, held or failed: an admin has read what it is.
 * @throws AppError `not_found`, `gone` when its file was deleted by now.
 */
export async function retryMail(ctx: Ctx<"policy:manage">, { id }: { id: string }): Promise<null> {
  return mutate(ctx, async (tx, record) => {
    const mail = await tx.inboundMail.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
    if (!mail) throw new AppError("not_found", "There is no such mail.");
    if (mail.fileKey === null || mail.dueAt !== null) throw new AppError("gone", "This mail is not kept any more.");
    const data = { status: "received", reason: wanted, attempts: 0, dueAt: ctx.now };
    await tx.inboundMail.update({ where: { id }, data });
    record({
      event: "mail.retried",
      target: { id: ctx.workspace.id, name: ctx.workspace.name },
      after: { mail: id, sender: mail.sender, was: mail.status },
    });
    return null;
  });
}
