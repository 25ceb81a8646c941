import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { mostTeams } from "../schema";
import { loadTeam, type NamedTeam, refuseTakenName } from "./stored-team";

/** Makes a team without members. @throws AppError `conflict` (the name), `limit_reached`. */
export async function createTeam(ctx: Ctx<"members:manage">, { name }: { name: string }): Promise<NamedTeam> {
  return mutate(ctx, async (tx, record) => {
    await refuseTakenName(tx, ctx, name);
    const workspaceId = ctx.workspace.id;
    if ((await tx.team.count({ where: { workspaceId } })) >= mostTeams) {
      throw new AppError("limit_reached", `A workspace may have ${mostTeams} teams.`);
    }
    const team = { id: newId("team", ctx.now.getTime()), name };
    await tx.team.create({
      data: { ...team, workspaceId, nameFolded: foldName(name), createdAt: ctx.now, updatedAt: ctx.now },
    });
    record({ event: "team.created", target: team });
    return team;
  });
}

/** Gives a team another name; its id stays. @throws AppError `not_found`, `conflict`. */
export async function renameTeam(
  ctx: Ctx<"members:manage">,
  { team: current, name }: { team: string; name: string },
): Promise<NamedTeam> {
  return mutate(ctx, async (tx, record) => {
    const team = await loadTeam(tx, ctx, current);
    if (team.name === name) return unchanged(team);
    await refuseTakenName(tx, ctx, name, team);
    await tx.team.update({ where: { id: team.id }, data: { name, nameFolded: foldName(name), updatedAt: ctx.now } });
    record({ event: "team.renamed", target: { id: team.id, name }, before: { name: team.name }, after: { name } });
    return { id: team.id, name };
  });
}

/** Deletes a team. Its members stay in the workspace; its tickets, changed by that, are nobody's team's. */
export async function deleteTeam(ctx: Ctx<"members:manage">, { team: name }: { team: string }) {
  return mutate(ctx, async (tx, record) => {
    const team = await loadTeam(tx, ctx, name);
    // The time under the lock: readers who keep in step with changes must not have passed it already.
    const left = { teamId: null, version: { increment: 1 }, updatedAt: new Date() };
    const { count: tickets } = await tx.ticket.updateMany({
      where: { workspaceId: ctx.workspace.id, teamId: team.id },
      data: left,
    });
    await tx.team.delete({ where: { id: team.id } });
    record({ event: "team.deleted", target: team, after: { tickets } });
    return { ...team, tickets };
  });
}
