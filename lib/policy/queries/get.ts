import "server-only";
import type { KeyTerms, WorkspacePolicy } from "../../access/workspace-policy";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { policyOf } from "../stored";

/** What the workspace asks of its keys; `openPolicy` when nobody has set anything. */
export async function getPolicy(ctx: Ctx<"policy:read">): Promise<WorkspacePolicy> {
  return policyOf(await db().workspacePolicy.findUnique({ where: { workspaceId: ctx.workspace.id } }));
}

/** The part that whoever creates a key has to know. */
export async function getKeyTerms(ctx: Ctx<"api_keys:read">): Promise<KeyTerms> {
  const { maxKeyLifeHours, requireExpiry, requireIpList, fullAccess } = policyOf(
    await db().workspacePolicy.findUnique({ where: { workspaceId: ctx.workspace.id } }),
  );
  return { maxKeyLifeHours, requireExpiry, requireIpList, fullAccess };
}
