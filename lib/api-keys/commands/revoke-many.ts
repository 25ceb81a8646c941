import "server-only";
import type { Ctx } from "../../entry/ctx";
import { isAppError } from "../../errors";
import { log } from "../../log";
import type { RevokedKeys } from "../schema";
import { revokeApiKey } from "./revoke";

/**
 * Revokes several keys, each as if it were alone, with the same rules and an audit event of its own: one that cannot be
 * revoked does not keep the others alive. Never throws for a single key; the result says what became of each.
 */
export async function revokeApiKeys(
  ctx: Ctx<"api_keys:revoke">,
  { ids }: { ids: readonly string[] },
): Promise<RevokedKeys> {
  const results: RevokedKeys["results"] = [];
  // One after the other: they all wait for the workspace's lock anyway.
  for (const id of new Set(ids)) results.push({ id, problem: await problemOf(() => revokeApiKey(ctx, { id }), ctx) });
  return { results };
}

async function problemOf(revoke: () => Promise<unknown>, { requestId }: Ctx): Promise<string | null> {
  try {
    await revoke();
    return null;
  } catch (error) {
    if (isAppError(error)) return error.message;
    log().error({ err: error, requestId }, "a key was not revoked");
    return "Something failed on our side. Try again.";
  }
}
