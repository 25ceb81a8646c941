import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "../db/client";
import { appUrl } from "../env";
import { paths } from "../paths";

/** How long a link works, in minutes: one that was asked for, and one that stands in a mail about a ticket. */
export const linkLives = { asked: 15, "ticket-mail": 7 * 24 * 60 } as const;
export type LinkLife = keyof typeof linkLives;

export type NewLink = Readonly<{
  workspaceId: string;
  contactId: string;
  /** Where it leads; their tickets when left out. */
  ticketId?: string | undefined;
  life: LinkLife;
}>;

/** What is stored of what a link or a session carries: who reads the table comes in nowhere. */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * A link that lets a contact in once, as an absolute address to send to that contact and nobody else. Null where the
 * portal is not open. Part of the transaction: no mail, no link.
 */
export async function createPortalLink(
  tx: Tx,
  { workspaceId, contactId, ticketId, life }: NewLink,
  now = new Date(),
): Promise<string | null> {
  const portal = await tx.portal.findUnique({ where: { workspaceId }, select: { isOpen: true } });
  if (!portal?.isOpen) return null;
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + linkLives[life] * 60_000);
  await tx.portalLink.create({
    data: {
      ...{ id: digestOf(token), workspaceId, contactId, ticketId: ticketId ?? null },
      ...{ createdAt: now, expiresAt, usedAt: null },
    },
  });
  return appUrl() + paths.portalLink(workspaceId, token);
}
