import "server-only";
import { foldName, plainNameLength } from "../../access/plain-name";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { maxLiveKeys } from "../schema";
import { live } from "./live";

/**
 * A name for the key that takes over from the one of this name: the same with the first number that is free among the
 * live names, "Zapier (2)". Call under the workspace's lock.
 */
export async function replacementName(tx: Tx, ctx: Ctx, name: string): Promise<string> {
  const base = name.replace(/ \(\d{1,4}\)$/, "");
  // One more than there can be live keys, so that one is always free.
  const names = Array.from({ length: maxLiveKeys + 1 }, (_, index) => numbered(base, index + 2));
  const taken = await tx.apiKey.findMany({
    where: { workspaceId: ctx.workspace.id, liveName: { in: names.map(foldName) }, ...live(ctx.now) },
    select: { liveName: true },
  });
  const held = new Set(taken.map(({ liveName }) => liveName));
  return names.find((candidate) => !held.has(foldName(candidate))) ?? numbered(base, maxLiveKeys + 2);
}

/** As much of the name as leaves room for the number. */
function numbered(base: string, number: number): string {
  const suffix = ` (${number})`;
  return (
    [...base]
      .slice(0, plainNameLength - suffix.length)
      .join("")
      .trimEnd() + suffix
  );
}
