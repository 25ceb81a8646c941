import "server-only";
import { mutate } from "../audit/mutate";
import { db, type Tx } from "../db/client";
import { transaction } from "../db/transaction";
import type { Ctx } from "../entry/ctx";
import { noteUndelivered } from "../mail/delivery";

/** Told in the place of an error to those who look at what waited. */
const reason = "Not sent: it waited when the backup was made that was restored.";

/** Mails that one transaction gives up. */
const atOnce = 200;

/** What of the past goes on, in the copy of a backup that is about to be restored. */
export type Settling = Readonly<{ backupMadeAt: string; sendQueued: boolean }>;

/**
 * Ends what a workspace had open when its backup was made, so that nothing happens twice: mail and deliveries of webhooks
 * that waited are given up unless they are to be sent, and whoever came into the customer portal asks for a new link. The
 * audit log says that a backup was restored.
 */
export async function settleWorkspace(
  ctx: Ctx<"workspace:manage">,
  { backupMadeAt, sendQueued }: Settling,
): Promise<{ mails: number; deliveries: number }> {
  const { id: workspaceId, name } = ctx.workspace;
  const mails = sendQueued ? 0 : await giveUpMail(workspaceId, ctx.now);
  return mutate(ctx, async (tx, record, { eventSequence }) => {
    await tx.portalSession.deleteMany({ where: { workspaceId } });
    await tx.portalLink.deleteMany({ where: { workspaceId } });
    await tx.portalLinkRequest.deleteMany({ where: { workspaceId } });
    const deliveries = sendQueued ? 0 : await giveUpDeliveries(tx, workspaceId, eventSequence, ctx.now);
    const after = { backupMadeAt, mailsNotSent: mails, deliveriesNotSent: deliveries };
    record({ event: "workspace.restored", target: { id: workspaceId, name }, after });
    return { mails, deliveries };
  });
}

/** The same for what belongs to no workspace: notices to members, and everybody's sessions. */
export async function settleInstallation(
  { sendQueued }: Pick<Settling, "sendQueued">,
  now: Date,
): Promise<{ mails: number; sessions: number }> {
  const { count: sessions } = await db().session.updateMany({ where: { endedAt: null }, data: { endedAt: now } });
  return { mails: sendQueued ? 0 : await giveUpMail(null, now), sessions };
}

async function giveUpMail(workspaceId: string | null, now: Date): Promise<number> {
  for (let count = 0; ; ) {
    const where = { workspaceId, dueAt: { not: null } };
    const waiting = await db().mailOutbox.findMany({ where, take: atOnce });
    await transaction(async (tx) => {
      for (const letter of waiting) {
        const data = { dueAt: null, text: "", html: null, error: "RESTORED" };
        await tx.mailOutbox.update({ where: { id: letter.id }, data });
        await noteUndelivered(tx, letter, reason, false, now);
      }
    });
    count += waiting.length;
    if (waiting.length < atOnce) return count;
  }
}

/** Events that were not looked at yet are passed over as well; a window of them can be sent again by hand. */
async function giveUpDeliveries(tx: Tx, workspaceId: string, eventSequence: number, now: Date): Promise<number> {
  const behind = { workspaceId, position: { lt: eventSequence } };
  await tx.webhook.updateMany({ where: behind, data: { position: eventSequence } });
  await tx.webhookRecovery.updateMany({ where: { workspaceId, finishedAt: null }, data: { finishedAt: now } });
  const { count } = await tx.webhookDelivery.updateMany({
    where: { workspaceId, status: "pending" },
    data: { status: "failed", dueAt: null, leaseOwner: null, leaseUntil: null, error: reason, finishedAt: now },
  });
  return count;
}
