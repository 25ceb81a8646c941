import "server-only";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { live } from "../commands/live";

/** Of these keys, those from which a live key is taking over, with the id of that key. */
export async function replacementsOf(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const keys = await tx.apiKey.findMany({
    where: { workspaceId: ctx.workspace.id, replacesId: { in: [...ids] }, ...live(ctx.now) },
    select: { id: true, replacesId: true },
    orderBy: { createdAt: "asc" },
  });
  return new Map(keys.map(({ id, replacesId }) => [replacesId ?? "", id]));
}
