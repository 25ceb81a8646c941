import "server-only";
import { db } from "../../db/client";
import { transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";
import { monthlyQuota } from "../../rate-limit/policies";
import { monthOf } from "../../usage/monthly";

/** Percent of a month's quota from which on its people are told, each once. */
const thresholds = [80, 100] as const;

/** What is to be told: quotas of which so much is used that nobody has been told of it yet. */
async function untold(now: Date) {
  const month = monthOf(now.getTime());
  const quotas = await db().monthlyQuota.findMany({
    include: {
      workspace: { select: { id: true, slug: true, name: true, monthlyUsage: { where: { month } } } },
    },
  });
  const passed = quotas.flatMap(({ calls, refuses, workspace: { monthlyUsage, ...workspace } }) => {
    const used = Number(monthlyUsage[0]?.calls ?? 0);
    return (
      thresholds
        .filter((percent) => used * 100 >= calls * percent)
        // Another quota for the same month is another thing to be told of.
        .map((percent) => ({
          workspace,
          calls,
          refuses,
          month,
          percent,
          occasion: `${month} ${percent} % of ${calls}`,
        }))
    );
  });
  if (passed.length === 0) return [];
  const told = await db().notice.findMany({
    where: { kind: "quota.used", workspaceId: { in: passed.map(({ workspace }) => workspace.id) } },
    select: { workspaceId: true, occasion: true },
  });
  const known = new Set(told.map(({ workspaceId, occasion }) => `${workspaceId} ${occasion}`));
  return passed.filter(({ workspace, occasion }) => !known.has(`${workspace.id} ${occasion}`));
}

export async function isQuotaNoticeDue(now: Date): Promise<boolean> {
  return (await untold(now)).length > 0;
}

/** Tells the admins of every workspace that has used 80 % or all of its monthly quota. */
export async function tellQuota(now: Date): Promise<void> {
  for (const { workspace, occasion, ...facts } of await untold(now)) {
    const target = { id: monthlyQuota.name, name: monthlyQuota.label, ownerId: null };
    await transaction((tx) => notify(tx, { workspace, kind: "quota.used", target, occasion, facts, now }));
  }
}
