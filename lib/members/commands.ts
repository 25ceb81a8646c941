import "server-only";
import { can } from "../access/permissions";
import { roles } from "../access/roles";
import { mutate, unchanged } from "../audit/mutate";
import { hashPassword } from "../auth/password";
import { db } from "../db/client";
import { type Tx, violatedUnique } from "../db/transaction";
import type { Ctx } from "../entry/ctx";
import { AppError } from "../errors";
import { newId } from "../id";
import { getMember, mayManage, someoneElseOwns } from "./rights";
import type { AddMember, ChangeRole, Member, SetApiAccess } from "./schema";

/**
 * Adds a person to the workspace. Somebody who has an account keeps their name and password.
 * @throws AppError `conflict` (in it already), `validation_failed` (a new person without a password), `forbidden`.
 */
export async function addMember(ctx: Ctx<"members:manage">, input: AddMember): Promise<Member> {
  const known = await db().user.findUnique({ where: { email: input.email }, select: { id: true } });
  const passwordHash = known ? null : await hashPassword(neededPassword(input));
  try {
    return await mutate(ctx, async (tx, record) => {
      await mayManage({ tx, ctx }, [input.role]);
      const user = await findOrCreate(tx, input, passwordHash, ctx.now);
      const { apiAccessByDefault: apiAccess } = roles[input.role];
      const { role } = input;
      await tx.membership.create({
        data: {
          id: newId("mem"),
          workspaceId: ctx.workspace.id,
          userId: user.id,
          role,
          apiAccess,
          createdAt: ctx.now,
        },
      });
      record({ event: "member.added", target: user, after: { email: user.email, role, api_access: apiAccess } });
      return { ...user, role, apiAccess, createdAt: ctx.now };
    });
  } catch (error) {
    const violated = violatedUnique(error);
    if (violated === null) throw error;
    // Another workspace may be creating the same person at this moment.
    if (violated.includes("email"))
      throw new AppError("conflict", `${input.email} has just got an account. Try again.`);
    throw new AppError("conflict", `${input.email} is in this workspace already.`);
  }
}

function neededPassword({ password }: AddMember): string {
  if (password !== undefined) return password;
  const detail = "Give a password: nobody has an account with this address yet.";
  throw new AppError("validation_failed", detail, { errors: [{ code: "required", pointer: "/password", detail }] });
}

async function findOrCreate(tx: Tx, { email, name }: AddMember, passwordHash: string | null, now: Date) {
  const known = await tx.user.findUnique({ where: { email }, select: { id: true, name: true, email: true } });
  if (known) return known;
  if (passwordHash === null) throw new AppError("conflict", "This account has just been deleted. Try again.");
  const user = { id: newId("usr"), name, email };
  await tx.user.create({ data: { ...user, passwordHash, passwordChangedAt: now, createdAt: now } });
  return user;
}

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
    record({ event: "member.role_changed", target: member, before: { role: member.role }, after: { role } });
    return { ...member, role };
  });
}

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
    record({
      event: "member.api_access_changed",
      target: member,
      before: { api_access: member.apiAccess },
      after: { api_access: on },
    });
    return { ...member, apiAccess: on };
  });
}
