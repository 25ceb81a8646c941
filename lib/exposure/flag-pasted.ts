import "server-only";
import type { Record } from "../audit/mutate";
import type { Tx } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { flagKey } from "./flag-key";
import { findRealKey } from "./real-key";

/** A record whose texts held a key, and how its people know it. */
export type PastedInto = Readonly<{ id: string; place: string }>;

/** Of one text's keys, at most this many are looked up; all are masked. */
const most = 20;

/**
 * Flags the workspace's own keys that were found in the texts of a record, in the transaction that stores it masked. A key
 * of another workspace is left alone here: its people must not learn of a record that is not theirs, nor may one
 * workspace's lock be taken under another's.
 */
export async function flagPasted(
  tx: Tx,
  record: Record,
  ctx: Pick<Ctx, "workspace" | "clientIp" | "now">,
  keys: readonly string[],
  into: PastedInto,
): Promise<void> {
  for (const text of keys.slice(0, most)) {
    const key = await findRealKey(text, tx);
    if (key?.workspace.id !== ctx.workspace.id) continue;
    await flagKey(tx, record, ctx, key, { way: "pasted", place: into.place, occasion: into.id });
  }
}
