import "server-only";
import { mutate } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { createPortalLink, type LinkLife } from "../../portal-access/create-link";
import { parseTicketId } from "../../tickets/ticket-id";

type Asked = Readonly<{ workspaceId: string; email: string; ticket?: string | null | undefined; life: LinkLife }>;

/**
 * A link for the contact with this address, to the ticket that is named when it is theirs. Null when there is no such
 * contact, or the portal is closed.
 */
export async function linkFor(tx: Tx, { workspaceId, email, ticket, life }: Asked, now: Date) {
  const where = { workspaceId, email, deletedAt: null };
  const contact = await tx.contact.findFirst({ where, select: { id: true } });
  if (!contact) return null;
  const named = ticket ? parseTicketId(ticket) : null;
  const own = { workspaceId, requesterId: contact.id, deletedAt: null };
  const found = named && (await tx.ticket.findFirst({ where: { ...own, ...named }, select: { id: true } }));
  const url = await createPortalLink(tx, { workspaceId, contactId: contact.id, ticketId: found?.id, life }, now);
  return url && { url, contactId: contact.id };
}

/** A link to hand on by other ways than mail. Whoever has it is let in as the contact, so the audit log keeps who made it. */
export async function makeLink(
  ctx: Ctx<"policy:manage">,
  { email, ticket }: { email: string; ticket?: string | undefined },
): Promise<string> {
  return mutate(ctx, async (tx, record) => {
    const asked = { workspaceId: ctx.workspace.id, email: email.trim().toLowerCase(), ticket, life: "asked" } as const;
    const made = await linkFor(tx, asked, ctx.now);
    if (!made) throw new AppError("not_found", "The portal is closed, or there is no contact with this address.");
    record({ event: "portal.link_made", target: { id: made.contactId, name: made.contactId } });
    return made.url;
  });
}
