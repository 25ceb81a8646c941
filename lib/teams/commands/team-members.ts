import "server-only";
import { mutate, type Record, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { TeamAndMember } from "../schema";
import { loadTeam, type NamedTeam } from "./stored-team";

type Change = NamedTeam & Readonly<{ email: string }>;

/** Puts a member into a team; one who is in it stays. @throws AppError `not_found`. */
export async function addToTeam(ctx: Ctx<"members:manage">, input: TeamAndMember): Promise<Change> {
  return change(ctx, input, async (tx, record, team, membershipId) => {
    const where = { teamId_membershipId: { teamId: team.id, membershipId } };
    if (await tx.teamMember.findUnique({ where })) return false;
    await tx.teamMember.create({ data: { teamId: team.id, membershipId, joinedAt: ctx.now } });
    record({ event: "team.member_added", target: team, after: { email: input.email } });
    return true;
  });
}

/** Takes a member out of a team; one who is not in it stays out. @throws AppError `not_found`. */
export async function takeOutOfTeam(ctx: Ctx<"members:manage">, input: TeamAndMember): Promise<Change> {
  return change(ctx, input, async (tx, record, team, membershipId) => {
    const { count } = await tx.teamMember.deleteMany({ where: { teamId: team.id, membershipId } });
    if (count === 0) return false;
    record({ event: "team.member_removed", target: team, before: { email: input.email } });
    return true;
  });
}

async function change(
  ctx: Ctx<"members:manage">,
  { team: name, email }: TeamAndMember,
  work: (tx: Tx, record: Record, team: NamedTeam, membershipId: string) => Promise<boolean>,
): Promise<Change> {
  return mutate(ctx, async (tx, record) => {
    const team = await loadTeam(tx, ctx, name);
    const where = { workspaceId: ctx.workspace.id, user: { email } };
    const membership = await tx.membership.findFirst({ where, select: { id: true } });
    if (!membership) throw new AppError("not_found", "There is no member with this address in the workspace.");
    const changed = await work(tx, record, team, membership.id);
    if (!changed) return unchanged({ ...team, email });
    await tx.team.update({ where: { id: team.id }, data: { updatedAt: ctx.now } });
    return { ...team, email };
  });
}
