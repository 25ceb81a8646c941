import "server-only";
import type { Tx } from "../../db/client";
import { conflictWith } from "../../entry/conflict";
import type { Ctx } from "../../entry/ctx";

/**
 * Under the workspace's lock, so nobody takes the id between this and the write.
 * @throws AppError `conflict` that names the ticket which has the id already.
 */
export async function refuseTakenExternalId(tx: Tx, ctx: Pick<Ctx, "workspace">, externalId: string): Promise<void> {
  const where = { workspaceId_externalId: { workspaceId: ctx.workspace.id, externalId } };
  const taken = await tx.ticket.findUnique({ where, select: { id: true, number: true } });
  if (!taken) return;
  const { id, number } = taken;
  throw conflictWith({ type: "ticket", path: "/tickets", id, field: "external_id", shown: `Ticket #${number}` });
}
