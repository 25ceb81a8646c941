import "server-only";
import { mutate, unchanged } from "../audit/mutate";
import type { Ctx } from "../entry/ctx";
import { holderCtx } from "../entry/holder-ctx";
import { log } from "../log";
import { flagKey } from "./flag-key";

/** Of one text's keys, at most this many are looked up; all are masked. */
const most = 20;

/**
 * Flags keys of other workspaces that were pasted into the help desk of this one. Their people learn that it happened, not
 * where. In transactions of their own, after the record's: the record stands whatever becomes of them.
 */
export async function flagPastedElsewhere(ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (ctx.dryRun) return;
  for (const text of keys.slice(0, most)) {
    try {
      const held = await holderCtx(text, "Exposure watch", { ...ctx, clientIp: "" });
      if (!held || held.ctx.workspace.id === ctx.workspace.id) continue;
      const sighting = { way: "pasted", place: "The help desk of another workspace", occasion: "elsewhere" } as const;
      await mutate(held.ctx, async (tx, record) => {
        const told = await flagKey(tx, record, held.ctx, held.key, sighting);
        return told ? true : unchanged(true);
      });
    } catch (error) {
      log().warn({ err: error, requestId: ctx.requestId }, "a pasted key was not flagged");
    }
  }
}
