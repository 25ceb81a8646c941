import "server-only";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { notify } from "../../notify/notify";

type Ended = Readonly<{ id: string; name: string; ownerId: string }>;

/** Tells a key's owner that somebody else ended it; nobody is told of what they did themselves. */
export async function tellOwner(tx: Tx, ctx: Ctx, key: Ended, { deleted }: { deleted: boolean }): Promise<void> {
  if (ctx.actor.id === key.ownerId) return;
  await notify(tx, {
    workspace: ctx.workspace,
    kind: "api_key.revoked",
    target: key,
    // The same of both: deleting a revoked key tells nothing new.
    occasion: "",
    facts: { by: ctx.actor.name, deleted },
    now: ctx.now,
  });
}
