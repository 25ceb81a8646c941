import "server-only";
import { keyStatus } from "../../access/key-status";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { holderCtx } from "../../entry/holder-ctx";
import { keyEvent } from "../../events/key-event";
import { flagKey } from "../../exposure/flag-key";
import { maskKeys } from "../../exposure/mask-keys";
import type { LeakReport } from "../leak-report";
import { keyWithin, within } from "../queries/find";

/**
 * Ends a key that somebody found. Whoever has a whole key may do so: possession is the proof, and its owner wants it.
 * What is no key of ours, and one that was reported before, changes nothing and looks the same to the caller.
 */
export async function reportLeak(arrival: Ctx, { key: text, found_at }: LeakReport): Promise<void> {
  const held = await holderCtx(text.trim(), "Leak report", arrival);
  if (!held) return;
  const { ctx, key } = held;
  const place = maskKeys(found_at).value;
  await mutate(ctx, async (tx, record) => {
    const before = await keyWithin(tx, ctx, key.id);
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id: key.id, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: null, liveName: null, updatedAt: ctx.now },
    });
    const told = await flagKey(tx, record, ctx, key, { way: "reported", place, occasion: "" });
    if (count === 0) return told ? true : unchanged(true);
    record.publish(await keyEvent(tx, "api_key.revoked", key.id, ctx.now));
    record({
      event: "api_key.revoked",
      target: key,
      before: { status: keyStatus(before, ctx.now) },
      after: { status: "revoked", reason: "reported as leaked" },
    });
    return true;
  });
}
