import "server-only";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { apiBase } from "../../entry/public/routes";
import { appUrl } from "../../env";
import { AppError } from "../../errors";

/**
 * Under the workspace's lock, so nobody takes the id between this and the write.
 * @throws AppError `conflict` that names the ticket which has the id already.
 */
export async function refuseTakenExternalId(tx: Tx, ctx: Pick<Ctx, "workspace">, externalId: string): Promise<void> {
  const where = { workspaceId_externalId: { workspaceId: ctx.workspace.id, externalId } };
  const taken = await tx.ticket.findUnique({ where, select: { id: true, number: true } });
  if (!taken) return;
  const url = `${appUrl()}${apiBase}/tickets/${taken.id}`;
  throw new AppError("conflict", `Ticket #${taken.number} already has this external_id.`, {
    members: { conflicting_resource: { type: "ticket", id: taken.id, url, field: "external_id" } },
    headers: { Location: url },
  });
}
