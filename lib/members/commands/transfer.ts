import "server-only";
import { can } from "../../access/permissions";
import { formerOwnerRole, foundingRole } from "../../access/roles";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { Member } from "../schema";
import { settleRequest } from "./access-request";
import { getMember } from "./rights";

/**
 * Makes another member an Owner and the acting Owner an Admin, in one step.
 * @throws AppError `not_found`, `forbidden` (no Owner any more), `conflict` (to oneself).
 */
export async function transferOwnership(ctx: Ctx<"workspace:manage">, { email }: { email: string }): Promise<Member> {
  return mutate(ctx, async (tx, record) => {
    const { actor } = ctx;
    const workspaceId = ctx.workspace.id;
    const own = await tx.membership.findFirst({ where: { workspaceId, userId: actor.id, role: foundingRole } });
    // The role that the door saw may be gone.
    if (!own || actor.type !== "user") throw new AppError("forbidden", "Only an Owner can hand the workspace over.");
    const { membershipId, ...to } = await getMember({ tx, ctx }, email);
    if (to.id === actor.id) throw new AppError("conflict", "You own this workspace already. Choose somebody else.");
    await tx.membership.update({ where: { id: own.id }, data: { role: formerOwnerRole } });
    await tx.membership.update({ where: { id: membershipId }, data: { role: foundingRole } });
    await settleRequest({ tx, ctx }, { ...to, role: foundingRole });
    const [before, after] = [{ role: to.role }, { role: foundingRole }];
    record({
      event: "workspace.ownership_transferred",
      target: ctx.workspace,
      before: { owner: actor.name },
      after: { owner: to.name },
    });
    if (!can(to.role, "owners:manage")) record({ event: "member.role_changed", target: to, before, after });
    record({
      event: "member.role_changed",
      target: actor,
      before: { role: foundingRole },
      after: { role: formerOwnerRole },
    });
    return { ...to, role: foundingRole };
  });
}
