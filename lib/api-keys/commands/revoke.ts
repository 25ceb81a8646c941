import "server-only";
import { keyStatus } from "../../access/key-status";
import { foldName } from "../../access/plain-name";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { keyEvent } from "../../events/key-event";
import { keyWithin, within } from "../queries/find";
import { tellOwner } from "./tell-owner";

/**
 * Revokes a key for good: the next request with it is refused, on every instance, since nobody caches keys. Revoking a
 * revoked key is no error and changes nothing; an expired one can be revoked too. When `confirmName` is given, it must
 * be the key's name.
 * @throws AppError `not_found`, `validation_failed` at `/confirmName`.
 */
export async function revokeApiKey(
  ctx: Ctx<"api_keys:revoke">,
  input: { id: string; confirmName?: string | undefined },
) {
  const { id, confirmName } = input;
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    if (confirmName !== undefined && foldName(confirmName) !== foldName(key.name)) throw otherName(key.name);
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id, revokedAt: null },
      data: {
        revokedAt: ctx.now,
        revokedById: ctx.actor.type === "user" ? ctx.actor.id : null,
        liveName: null,
        updatedAt: ctx.now,
      },
    });
    const revokedAt = (key.revokedAt ?? ctx.now).toISOString();
    if (count === 0) return unchanged({ id, name: key.name, revokedAt });
    record.publish(await keyEvent(tx, "api_key.revoked", id, ctx.now));
    record({
      event: "api_key.revoked",
      target: { id, name: key.name },
      before: { status: keyStatus(key, ctx.now) },
      after: { status: "revoked" },
    });
    await tellOwner(tx, ctx, key, { deleted: false });
    return { id, name: key.name, revokedAt };
  });
}

function otherName(name: string): AppError {
  const detail = `Type the name of the key: ${name}`;
  return new AppError("validation_failed", detail, {
    errors: [{ code: "name_differs", pointer: "/confirmName", detail }],
  });
}
