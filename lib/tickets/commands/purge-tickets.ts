import "server-only";
import { db } from "../../db/client";
import { lockWorkspace, transaction } from "../../db/transaction";
import { indexTickets } from "../../search/ticket-document";
import { removeFiles } from "../../storage/removals";
import { restorableDays } from "../schema";

/** Tickets that are looked up at once. */
const atOnce = 100;

/** Every ticket has a subject; one without has been emptied. */
const emptied = { subject: "", type: null, customFields: "{}", metadata: "{}", externalId: null, createdByName: "" };

/**
 * Empties tickets that can no longer be restored: their messages, tags and files are deleted for good. The row stays, so
 * that a restore says 410, and whoever keeps in step still finds the deletion.
 */
export async function purgeTickets(signal: AbortSignal, now: Date): Promise<void> {
  const before = new Date(now.getTime() - restorableDays * 86_400_000);
  while (!signal.aborted) {
    const due = await db().ticket.findMany({
      where: { deletedAt: { lt: before }, subject: { not: "" } },
      select: { id: true, workspaceId: true },
      orderBy: { deletedAt: "asc" },
      take: atOnce,
    });
    if (due.length === 0) return;
    for (const ticket of due) if (!signal.aborted) await purge(ticket, before, now);
  }
}

async function purge({ id, workspaceId }: { id: string; workspaceId: string }, before: Date, now: Date): Promise<void> {
  await transaction(async (tx) => {
    // The lock that every change of the workspace takes: nobody restores it meanwhile.
    await lockWorkspace(tx, workspaceId);
    const { count } = await tx.ticket.updateMany({
      where: { id, deletedAt: { lt: before } },
      data: { ...emptied, commentsCount: 0, attachmentsCount: 0 },
    });
    if (count === 0) return;
    const files = await tx.attachment.findMany({ where: { ticketId: id }, select: { fileKey: true } });
    await removeFiles(
      tx,
      files.map(({ fileKey }) => fileKey),
      now,
    );
    await tx.attachment.deleteMany({ where: { ticketId: id } });
    await tx.comment.deleteMany({ where: { ticketId: id } });
    await tx.ticketTag.deleteMany({ where: { ticketId: id } });
    await indexTickets(tx, [id]);
  });
}
