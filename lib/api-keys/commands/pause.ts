import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { isFinal, keyWithin, within } from "../queries/find";
import { live } from "./live";

type Paused = { id: string; name: string; status: "active" | "disabled" };

/** Refuses a key's requests until it is enabled again. @throws AppError `not_found`, `key_final`. */
export function disableApiKey(ctx: Ctx<"api_keys:revoke">, input: { id: string }): Promise<Paused> {
  return pause(ctx, input.id, true);
}

/** Lets a disabled key work again. @throws AppError `not_found`, `key_final`. */
export function enableApiKey(ctx: Ctx<"api_keys:revoke">, input: { id: string }): Promise<Paused> {
  return pause(ctx, input.id, false);
}

async function pause(ctx: Ctx<"api_keys:revoke">, id: string, paused: boolean): Promise<Paused> {
  const [before, after] = paused ? (["active", "disabled"] as const) : (["disabled", "active"] as const);
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id, ...live(ctx.now), disabledAt: paused ? null : { not: null } },
      data: { disabledAt: paused ? ctx.now : null, updatedAt: ctx.now },
    });
    const result: Paused = { id, name: key.name, status: after };
    if (count === 0) {
      const isLive = key.revokedAt === null && (key.expiresAt === null || key.expiresAt > ctx.now);
      if (!isLive) throw isFinal(key, ctx.now);
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
