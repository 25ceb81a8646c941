import "server-only";
import { isLive } from "../../access/key-status";
import { can } from "../../access/permissions";
import type { Ctx } from "../../entry/ctx";
import { isAppError } from "../../errors";
import type { ApiKeyRow } from "../schema";
import { getApiKey } from "./get";

/**
 * The key that a link in a mail wants to be revoked, for the dialog that asks first. Null when there is none such, it is
 * over already, or the reader may not end it.
 */
export async function keyToRevoke(ctx: Ctx<"api_keys:read">, id: unknown): Promise<ApiKeyRow | null> {
  const { actor } = ctx;
  if (typeof id !== "string" || actor.type !== "user") return null;
  try {
    const row = await getApiKey(ctx, id);
    return isLive(row.status) && can(actor.role, "api_keys:revoke", { isOwn: row.owner.id === actor.id }) ? row : null;
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return null;
    throw error;
  }
}
