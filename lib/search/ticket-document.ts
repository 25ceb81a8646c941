import "server-only";
import type { Tx } from "../db/client";
import { readRows } from "../db/point-read";
import { lockWorkspace, transaction } from "../db/transaction";
import { peopleWords, ticketWords } from "./ticket-words";

/** PostgreSQL takes no more than a megabyte of lexemes; what comes later in a very long conversation is not found. */
const longest = 400_000;

const indexed = {
  id: true,
  workspaceId: true,
  number: true,
  subject: true,
  requester: { select: { name: true, email: true } },
  comments: { where: { deletedAt: null }, select: { type: true, body: true } },
} as const;

/** Keeps the search in step with tickets, in the transaction that changes their subject, requester or comments. */
export async function indexTickets(tx: Tx, ids: readonly string[]): Promise<void> {
  const tickets = await tx.ticket.findMany({ where: { id: { in: [...ids] } }, select: indexed });
  await tx.searchDocument.deleteMany({ where: { kind: "ticket", targetId: { in: tickets.map(({ id }) => id) } } });
  const documents = tickets.map(({ id, workspaceId, number, subject, requester, comments }) => ({
    ...{ workspaceId, kind: "ticket", targetId: id, people: peopleWords(requester) },
    words: ticketWords(workspaceId, number, subject, comments).slice(0, longest),
  }));
  await tx.searchDocument.createMany({ data: documents });
}

/** The same when a requester has another name or address, or none any more. */
export async function renameRequester(
  tx: Tx,
  contact: Readonly<{ id: string; name: string; email: string | null }>,
): Promise<void> {
  await tx.$executeRaw`UPDATE search_documents SET people = ${peopleWords(contact)}
    WHERE kind = 'ticket' AND target_id IN (SELECT id FROM tickets WHERE requester_id = ${contact.id})`;
}

const chunk = 200;

/**
 * Puts tickets into the index that were there before it was, a few at a time. Does nothing more once they are in: then
 * there are as many documents as tickets.
 */
export async function indexOldTickets(signal: AbortSignal): Promise<void> {
  const [counts] = await readRows<{ tickets: number; documents: number }>(
    `SELECT (SELECT count(*) FROM tickets) AS tickets,
            (SELECT count(*) FROM search_documents WHERE kind = 'ticket') AS documents`,
    [],
  );
  if (Number(counts?.documents ?? 0) >= Number(counts?.tickets ?? 0)) return;
  for (let last = ""; !signal.aborted; ) {
    const rows = await readRows<{ id: string; workspaceId: string; missing: number }>(
      `SELECT t.id, t.workspace_id AS "workspaceId", CASE WHEN EXISTS (SELECT 1 FROM search_documents d WHERE d.kind = 'ticket' AND d.target_id = t.id)
         THEN 0 ELSE 1 END AS missing FROM tickets t WHERE t.id > ? ORDER BY t.id LIMIT ?`,
      [last, chunk],
    );
    const missing = rows.filter((row) => row.missing === 1);
    for (const workspaceId of new Set(missing.map((row) => row.workspaceId))) {
      const ids = missing.filter((row) => row.workspaceId === workspaceId).map(({ id }) => id);
      // Whoever changes one of them at this moment holds the lock, and puts it into the index too.
      await transaction(async (tx) => {
        await lockWorkspace(tx, workspaceId);
        await indexTickets(tx, ids);
      });
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
