import { appendChanges } from "../../lib/audit/record";
import { lockWorkspace, type Tx, transaction } from "../../lib/db/transaction";
import { newId } from "../../lib/id";
import { byTime, type Happening } from "./story";

/** Rows in one statement: Prisma takes longest over large ones, and no limit of parameters is met. */
const chunk = 100;

/** Writes many rows, a hundred at a time. */
export async function inChunks<Row>(rows: readonly Row[], write: (rows: Row[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += chunk) await write(rows.slice(at, at + chunk));
}

/** Tells the audit log what happened, in the order in which it did; one transaction for a hundred events. */
export async function tell(workspaceId: string, happenings: readonly Happening[]): Promise<void> {
  await inChunks([...happenings].sort(byTime), (some) => transaction((tx) => append(tx, workspaceId, some)));
}

async function append(tx: Tx, workspaceId: string, happenings: readonly Happening[]): Promise<void> {
  for (const { at, actor, change } of happenings) {
    const { auditSequence: sequence, auditHash: hash } = await lockWorkspace(tx, workspaceId);
    const author = { actor, requestId: newId("req", at.getTime()), clientIp: "", now: at };
    await appendChanges(tx, workspaceId, { sequence, hash }, author, [change]);
  }
}
