import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { isFinal, keyWithin, within } from "../queries/find";
import { live } from "./live";

type Paused = { id: string; name: string; status: "active" | "disabled" };

/** Refuses a key's requests until it is enabled again. @throws AppError `not_found`, `key_final`. */
export function disableApiKey(ctx: Ctx<"api_keys:revoke">, input: { id: string }): Promise<Paused> {
  return pause(ctx, input.id, true);
}

/**
 * Lets a disabled key work again. Whoever manages their own keys only ends their own pause, not one that an admin made.
 * @throws AppError `not_found`, `key_final`, `forbidden`.
 */
export function enableApiKey(ctx: Ctx<"api_keys:revoke">, input: { id: string }): Promise<Paused> {
  return pause(ctx, input.id, false);
}

async function pause(ctx: Ctx<"api_keys:revoke">, id: string, paused: boolean): Promise<Paused> {
  const [before, after] = paused ? (["active", "disabled"] as const) : (["disabled", "active"] as const);
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id, ...live(ctx.now), ...(paused ? { disabledAt: null } : pausesWithin(ctx)) },
      data: { ...(paused ? pausedBy(ctx) : { disabledAt: null, disabledById: null }), updatedAt: ctx.now },
    });
    const result: Paused = { id, name: key.name, status: after };
    if (count === 0) {
      const isLive = key.revokedAt === null && (key.expiresAt === null || key.expiresAt > ctx.now);
      if (!isLive) throw isFinal(key, ctx.now);
      if (!paused && key.disabledAt !== null) throw disabledByAnother();
      return unchanged(result);
    }
    record({
      event: paused ? "api_key.disabled" : "api_key.enabled",
      target: { id, name: key.name },
      before: { status: before },
      after: { status: after },
    });
    return result;
  });
}

function pausedBy({ actor, now }: Ctx<"api_keys:revoke">) {
  return { disabledAt: now, disabledById: actor.type === "user" ? actor.id : null };
}

function pausesWithin({ reach, actor }: Ctx<"api_keys:revoke">) {
  return { disabledAt: { not: null }, ...(reach === "own" ? { disabledById: actor.id } : {}) };
}

function disabledByAnother(): AppError {
  return new AppError("forbidden", "An admin disabled this key. Ask an owner or admin of the workspace to enable it.");
}
