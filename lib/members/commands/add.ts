import "server-only";
import { roles } from "../../access/roles";
import { mutate } from "../../audit/mutate";
import { hashPassword } from "../../auth/password";
import { db } from "../../db/client";
import { type Tx, violatedUnique } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import type { AddMember, Member } from "../schema";
import { mayManage } from "./rights";

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
      // Whoever is in it needs no invitation any more.
      await tx.invitation.deleteMany({ where: { workspaceId: ctx.workspace.id, email: user.email } });
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
