import "server-only";
import { inCidr, parseCidrList } from "../../access/cidr";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { PolicyDraft, PolicyImpact, UsedAddress } from "../schema";
import { usedAddresses } from "./used-addresses";

const named = 5;

/** What a draft of the policy would do to the keys there are, before it is saved. */
export async function policyImpact(ctx: Ctx<"policy:read">, draft: PolicyDraft): Promise<PolicyImpact> {
  const { maxKeyLifeHours = null, fullAccess = true, allowedIps = [] } = draft;
  const live = {
    workspaceId: ctx.workspace.id,
    revokedAt: null,
    AND: [{ OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] }],
  };
  const latest = maxKeyLifeHours === null ? null : new Date(ctx.now.getTime() + maxKeyLifeHours * 3_600_000);
  const count = (where: object) => db().apiKey.count({ where: { ...live, ...where } });
  const [used, wide, outliving, withoutExpiry, withoutIpList] = await Promise.all([
    allowedIps.length > 0 ? usedAddresses(ctx) : [],
    fullAccess
      ? []
      : db().apiKey.findMany({
          where: { ...live, scopes: { contains: "*" } },
          select: { id: true, name: true },
          orderBy: { nameFolded: "asc" },
          take: 100,
        }),
    latest ? count({ expiresAt: { gt: latest } }) : 0,
    draft.requireExpiry || latest ? count({ expiresAt: null }) : 0,
    draft.requireIpList ? count({ allowedIps: "" }) : 0,
  ]);
  return { ...lockedOut(used, allowedIps), fullAccess: wide, outliving, withoutExpiry, withoutIpList };
}

function lockedOut(used: readonly UsedAddress[], allowedIps: readonly string[]) {
  const { ranges } = parseCidrList(allowedIps.join(" "));
  const out = used.filter(({ ip }) => !ranges.some((range) => inCidr(ip, range)));
  return {
    lockedOut: out.slice(0, named),
    lockedOutCount: out.length,
    lockedOutCalls: out.reduce((sum, { calls }) => sum + calls, 0),
  };
}
