import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";
import { live } from "./live";

const idleAfter = 90 * 86_400_000;
/** Keys of one workspace in one run; the rest are told a run later. */
const batch = 200;

/** Tells of every live key that nobody has used for 90 days, or since it was made, once for each such stretch. */
export async function tellIdle(now: Date): Promise<void> {
  const workspaces = await db().workspace.findMany({ select: { id: true, slug: true, name: true } });
  for (const workspace of workspaces) {
    for (const key of await idleKeys(workspace.id, now)) {
      const lastUsedAt = key.lastUsedAt?.toISOString() ?? null;
      await transaction(async (tx) => {
        // Used, revoked or deleted meanwhile: it is not idle any more.
        const unchanged = { id: key.id, lastUsedAt: key.lastUsedAt, revokedAt: null };
        const { count } = await tx.apiKey.updateMany({ where: unchanged, data: { idleToldAt: now } });
        if (count === 0) return;
        const occasion = lastUsedAt ?? "";
        await notify(tx, { workspace, kind: "api_key.idle", target: key, occasion, facts: { lastUsedAt }, now });
      });
    }
  }
}

function idleKeys(workspaceId: string, now: Date) {
  const before = new Date(now.getTime() - idleAfter);
  const { lastUsedAt } = db().apiKey.fields;
  return db().apiKey.findMany({
    where: {
      workspaceId,
      AND: [
        live(now),
        { OR: [{ lastUsedAt: { lt: before } }, { lastUsedAt: null, createdAt: { lt: before } }] },
        { OR: [{ idleToldAt: null }, { idleToldAt: { lt: lastUsedAt } }] },
      ],
    },
    take: batch,
    select: { id: true, name: true, ownerId: true, lastUsedAt: true },
  });
}
