import "server-only";
import type { Tx } from "../db/client";

/**
 * Takes out of the feed what was told of things whose text is erased: that something happened to them stays, what they
 * said does not. In the transaction that erases them.
 */
export async function eraseEvents(tx: Tx, workspaceId: string, resourceIds: readonly string[]): Promise<void> {
  await tx.publicEvent.updateMany({
    where: { workspaceId, resourceId: { in: [...resourceIds] } },
    data: { data: "" },
  });
}

/** The same for a person: what was told of them, of their tickets and messages and files, and that it was they. */
export async function erasePerson(tx: Tx, workspaceId: string, contactId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE public_events
    SET data = '', actor_name = CASE WHEN actor_id = ${contactId} THEN '' ELSE actor_name END
    WHERE workspace_id = ${workspaceId} AND (
      resource_id = ${contactId}
      OR resource_id IN (SELECT id FROM tickets WHERE requester_id = ${contactId})
      OR resource_id IN (SELECT id FROM comments WHERE author_id = ${contactId})
      OR resource_id IN (
        SELECT a.id FROM attachments a JOIN tickets t ON t.id = a.ticket_id WHERE t.requester_id = ${contactId}))`;
}
