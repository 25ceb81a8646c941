import "server-only";
import { isLive, keyStatus } from "../../access/key-status";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { keyEvent } from "../../events/key-event";
import { keyWithin, within } from "../queries/find";
import { listOf, scopesOf } from "../row";
import { tellOwner } from "./tell-owner";

/**
 * Removes a key for good, with its usage; a live one stops working at once. The audit log keeps what it was.
 * @throws AppError `not_found`, also when it has been deleted before.
 */
export async function deleteApiKey(ctx: Ctx<"api_keys:revoke">, input: { id: string }) {
  const { id } = input;
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    const live = isLive(keyStatus(key, ctx.now));
    if (live) record.publish(await keyEvent(tx, "api_key.revoked", id, ctx.now, { ended: true }));
    await tx.apiKey.deleteMany({ where: { ...within(ctx), id } });
    record({
      event: "api_key.deleted",
      target: { id, name: key.name },
      before: {
        name: key.name,
        status: keyStatus(key, ctx.now),
        ownerId: key.ownerId,
        scopes: scopesOf(key.scopes),
        allowedIps: listOf(key.allowedIps),
        allowedDomains: listOf(key.allowedDomains),
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt?.toISOString() ?? null,
      },
    });
    if (live) await tellOwner(tx, ctx, key, { deleted: true });
    return { id, name: key.name };
  });
}
