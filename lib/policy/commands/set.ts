import "server-only";
import type { WorkspacePolicy } from "../../access/workspace-policy";
import { difference } from "../../audit/difference";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import type { SetPolicy } from "../schema";
import { policyInWords, policyOf } from "../stored";

/**
 * Changes the workspace's policy; what is not given stays. It holds for the next request and the next key. Two admins
 * who change different things at the same moment both succeed: the merge happens under the workspace's lock.
 */
export async function setPolicy(ctx: Ctx<"policy:manage">, input: SetPolicy): Promise<WorkspacePolicy> {
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    const before = policyOf(await tx.workspacePolicy.findUnique({ where: { workspaceId } }));
    const after = merged(before, input, ctx.now);
    const changes = difference(policyInWords(before), policyInWords(after));
    if (!changes) return unchanged(before);
    const data = {
      ...after,
      allowedIps: after.allowedIps.join(" "),
      allowedDomains: after.allowedDomains.join(" "),
      ipReportSince: after.ipReportSince && new Date(after.ipReportSince),
      updatedAt: ctx.now,
    };
    await tx.workspacePolicy.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    record({ event: "policy.changed", target: { id: workspaceId, name: ctx.workspace.name }, ...changes });
    return after;
  });
}

function merged(before: WorkspacePolicy, { ipMode, ...input }: SetPolicy, now: Date): WorkspacePolicy {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const after: WorkspacePolicy = { ...before, ...given };
  const mode = ipMode ?? (before.ipReportSince === null ? "enforce" : "report");
  // Another list starts counting from nothing.
  const same = before.ipReportSince !== null && after.allowedIps.join() === before.allowedIps.join();
  return { ...after, ipReportSince: mode === "enforce" ? null : same ? before.ipReportSince : now.toISOString() };
}
