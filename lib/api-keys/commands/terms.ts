import "server-only";
import type { Scope } from "../../access/scopes";
import { fullAccessRefusal, ipListRequirement, type KeyTerms, openPolicy } from "../../access/workspace-policy";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError, type ErrorDetail } from "../../errors";

/** What the workspace asks of its keys, read under its lock: a policy that was acknowledged holds for this change. */
export async function termsOf(tx: Tx, ctx: Ctx<"api_keys:create"> | Ctx<"api_keys:update">): Promise<KeyTerms> {
  const columns = { maxKeyLifeHours: true, requireExpiry: true, requireIpList: true, fullAccess: true } as const;
  const where = { workspaceId: ctx.workspace.id };
  return (await tx.workspacePolicy.findUnique({ where, select: columns })) ?? openPolicy;
}

/** What of a key is asked for; what is absent stays as it is, and is not judged anew. */
type Wanted = { scopes?: readonly Scope[]; allowedIps?: readonly string[] };

/** @throws AppError `validation_failed` at `/scopes`, `/allowedIps`. */
export function refuseTerms(terms: KeyTerms, { scopes, allowedIps }: Wanted): void {
  const errors: ErrorDetail[] = [];
  if (!terms.fullAccess && scopes?.includes("*"))
    errors.push({ code: "scope_not_allowed", pointer: "/scopes", detail: fullAccessRefusal });
  if (terms.requireIpList && allowedIps?.length === 0)
    errors.push({ code: "required", pointer: "/allowedIps", detail: ipListRequirement });
  const [first] = errors;
  if (first) throw new AppError("validation_failed", first.detail, { errors });
}
