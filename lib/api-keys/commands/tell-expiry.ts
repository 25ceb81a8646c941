import "server-only";
import { db, type Prisma } from "../../db/client";
import { lockWorkspace, transaction } from "../../db/transaction";
import { publishEvents } from "../../events/append-events";
import { keyEvent } from "../../events/key-event";
import { announceEvents } from "../../events/signal";
import { notify } from "../../notify/notify";
import { currentStage, nextNoticeAt } from "../expiry-notice";

/** Keys of one run; the next follows at once when there are more. */
const batch = 100;
/** An end longer ago than this is told to nobody any more, in milliseconds: the server was away, or is new to this. */
const stale = 30 * 86_400_000;

/** Who tells of it: nobody asked. */
const watch = { actor: { type: "system", id: "expiry-watch", name: "Expiry watch" }, requestId: null };

const columns = {
  id: true,
  name: true,
  ownerId: true,
  createdAt: true,
  expiresAt: true,
  revokedAt: true,
  noticeAt: true,
  workspace: { select: { id: true, slug: true, name: true } },
} as const;

export async function isExpiryDue(now: Date): Promise<boolean> {
  return (await db().apiKey.findFirst({ where: { noticeAt: { lte: now } }, select: { id: true } })) !== null;
}

/**
 * Tells of every key that has come to the next stage of its end, and notes when there is something to tell of it again.
 * Of a key that passed two stages while nobody looked only the later one is told.
 * @returns how many keys were looked at.
 */
export async function tellExpiry(now: Date): Promise<number> {
  const keys = await db().apiKey.findMany({
    where: { noticeAt: { lte: now } },
    orderBy: { noticeAt: "asc" },
    take: batch,
    select: columns,
  });
  for (const key of keys) if (await tell(key, now)) announceEvents(key.workspace.id);
  return keys.length;
}

type Due = Prisma.ApiKeyGetPayload<{ select: typeof columns }>;

/** Whether there was something to tell, and nobody else had told it. */
function tell(key: Due, now: Date): Promise<boolean> {
  const { createdAt, expiresAt, revokedAt, noticeAt, workspace } = key;
  return transaction(async (tx) => {
    // Before the key's row, in the order in which every command takes them.
    await lockWorkspace(tx, workspace.id);
    const noticeNext = revokedAt ? null : nextNoticeAt(createdAt, expiresAt, now);
    const { count } = await tx.apiKey.updateMany({
      where: { id: key.id, noticeAt, revokedAt },
      data: { noticeAt: noticeNext },
    });
    if (count === 0 || expiresAt === null || revokedAt || now.getTime() - expiresAt.getTime() > stale) return false;
    const percent = currentStage({ createdAt, expiresAt }, now)?.percent;
    if (percent === undefined) return false;
    const notice = { workspace, target: key, now };
    const at = expiresAt.toISOString();
    const isNew =
      percent === 0
        ? await notify(tx, { ...notice, kind: "api_key.expired", occasion: "", facts: { expiresAt: at } })
        : await notify(tx, {
            ...notice,
            ...{ kind: "api_key.expiring", occasion: `${percent}`, facts: { expiresAt: at, percent } },
          });
    if (!isNew) return false;
    const event = await keyEvent(tx, percent === 0 ? "api_key.expired" : "api_key.expiring", key.id, now);
    await publishEvents(tx, workspace, watch, [event]);
    return true;
  });
}
