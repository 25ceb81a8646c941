import "server-only";
import { transaction } from "../db/transaction";
import { digestOf } from "./create-link";
import { type NewSession, newSession } from "./session";

export type CameIn = NewSession & Readonly<{ ticketNumber: number | null }>;

/**
 * Uses a link up and starts a session for its contact. Of two that come with it at the same time one gets in: the row is
 * marked by a write that names its unused state, and not after a read of it. Null for what is unknown, used or expired,
 * whose contact is gone, or whose portal is closed: callers must not tell these apart.
 */
export async function openPortalLink(token: string, now = new Date()): Promise<CameIn | null> {
  const id = digestOf(token);
  return transaction(async (tx) => {
    const unused = { id, usedAt: null, expiresAt: { gt: now } };
    const { count } = await tx.portalLink.updateMany({ where: unused, data: { usedAt: now } });
    if (count === 0) return null;
    const { workspaceId, contactId, ticketId, contact, workspace } = await tx.portalLink.findUniqueOrThrow({
      where: { id },
      include: {
        contact: { select: { deletedAt: true } },
        workspace: { select: { portal: { select: { isOpen: true } } } },
      },
    });
    if (contact.deletedAt || !workspace.portal?.isOpen) return null;
    const session = await newSession(tx, { workspaceId, contactId }, now);
    // It may have been given to somebody else, or deleted, since the mail went out.
    const own = { workspaceId, requesterId: contactId, deletedAt: null };
    const ticket =
      ticketId && (await tx.ticket.findFirst({ where: { ...own, id: ticketId }, select: { number: true } }));
    return { ...session, ticketNumber: ticket ? ticket.number : null };
  });
}
