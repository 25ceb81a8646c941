import "server-only";
import type { Tx } from "../db/client";
import { keyFactsOf } from "./api-key";
import type { EventType } from "./event-types";
import type { Told } from "./told";

type KeyEvent = Extract<EventType, `api_key.${string}`>;

/**
 * An event about a key as it is in the transaction now. `ended` is for a key whose row is about to go: it is shown as
 * revoked.
 */
export async function keyEvent(
  tx: Tx,
  type: KeyEvent,
  id: string,
  now: Date,
  { ended = false }: { ended?: boolean } = {},
): Promise<Told> {
  const row = await tx.apiKey.findUniqueOrThrow({
    where: { id },
    include: { exposures: { orderBy: { firstSeenAt: "asc" } } },
  });
  const successor = await tx.apiKey.findFirst({
    where: { workspaceId: row.workspaceId, replacesId: id, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  const shown = ended ? { ...row, revokedAt: now } : row;
  return { type, object: keyFactsOf(shown, successor?.id ?? null, now) };
}
