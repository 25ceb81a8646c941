import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";

/** Refused calls of one key, in this hour and the one before it, from which on its people are told. */
export const refusalThreshold = 100;

const hour = 3_600_000;

/**
 * Tells of every key whose calls are refused in numbers, once a day (UTC) for each key, and not at midnight of what was
 * told before it.
 */
export async function tellRefusals(now: Date): Promise<void> {
  const since = new Date(Math.floor(now.getTime() / hour) * hour - hour);
  const counts = await db().apiKeyUsage.groupBy({
    by: ["apiKeyId"],
    where: { hour: { gte: since }, refused: { gt: 0 } },
    _sum: { refused: true },
    having: { refused: { _sum: { gte: refusalThreshold } } },
  });
  for (const { apiKeyId, _sum } of counts) {
    const key = await db().apiKey.findUnique({
      where: { id: apiKeyId },
      select: { id: true, name: true, ownerId: true, workspace: { select: { id: true, slug: true, name: true } } },
    });
    if (!key) continue;
    const { workspace } = key;
    const occasion = now.toISOString().slice(0, 10);
    const facts = { calls: _sum.refused ?? refusalThreshold };
    await transaction(async (tx) => {
      const justTold = {
        workspaceId: workspace.id,
        kind: "api_key.refused",
        targetId: key.id,
        createdAt: { gte: since },
      };
      if (await tx.notice.findFirst({ where: justTold, select: { id: true } })) return;
      await notify(tx, { workspace, kind: "api_key.refused", target: key, occasion, facts, now });
    });
  }
}
