import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import type { Member, SetApiAccess } from "../schema";
import { settleRequest } from "./access-request";
import { getMember, mayManage } from "./rights";

/**
 * Switches a member's API access. Off: they can create no key, and those they own are refused from the next request on.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function setApiAccess(ctx: Ctx<"members:manage">, { email, on }: SetApiAccess): Promise<Member> {
  return mutate(ctx, async (tx, record) => {
    const inside = { tx, ctx };
    const { membershipId, ...member } = await getMember(inside, email);
    await mayManage(inside, [member.role]);
    if (member.apiAccess === on) return unchanged(member);
    await tx.membership.update({ where: { id: membershipId }, data: { apiAccess: on } });
    await settleRequest(inside, { ...member, apiAccess: on });
    record({
      event: "member.api_access_changed",
      target: member,
      before: { api_access: member.apiAccess },
      after: { api_access: on },
    });
    return { ...member, apiAccess: on };
  });
}
