import "server-only";
import { can } from "../../access/permissions";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import type { ChangeRole, Member } from "../schema";
import { settleRequest } from "./access-request";
import { getMember, mayManage, someoneElseOwns } from "./rights";

/**
 * Gives a member another role, at once: sessions and keys ask for the role on each request. The API access switch
 * stays as it is. There is always at least one Owner, also when two demote each other at the same moment.
 * @throws AppError `not_found`, `forbidden`, `conflict` (the last Owner).
 */
export async function changeRole(ctx: Ctx<"members:manage">, { email, role }: ChangeRole): Promise<Member> {
  return mutate(ctx, async (tx, record) => {
    const inside = { tx, ctx };
    const { membershipId, ...member } = await getMember(inside, email);
    await mayManage(inside, [member.role, role]);
    if (member.role === role) return unchanged(member);
    if (!can(role, "owners:manage") && can(member.role, "owners:manage")) {
      await someoneElseOwns(inside, { ...member, membershipId });
    }
    await tx.membership.update({ where: { id: membershipId }, data: { role } });
    await settleRequest(inside, { ...member, role });
    record({ event: "member.role_changed", target: member, before: { role: member.role }, after: { role } });
    return { ...member, role };
  });
}
