import "server-only";
import { foldName } from "../../access/plain-name";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";

type Workspace = Pick<Ctx, "workspace">;

/** A team as commands return it. */
export type NamedTeam = Readonly<{ id: string; name: string }>;

/** The team that people call by this name, under the workspace's lock. @throws AppError `not_found`. */
export async function loadTeam(tx: Tx, { workspace }: Workspace, name: string): Promise<NamedTeam> {
  const team = await findByName(tx, workspace.id, name);
  if (!team) throw new AppError("not_found", "There is no team of this name in the workspace.");
  return team;
}

/** @throws AppError `conflict` when another team has the name, whatever its case. */
export async function refuseTakenName(tx: Tx, { workspace }: Workspace, name: string, own?: NamedTeam): Promise<void> {
  const taken = await findByName(tx, workspace.id, name);
  if (taken && taken.id !== own?.id) throw new AppError("conflict", "Another team has this name already.");
}

async function findByName(tx: Tx, workspaceId: string, name: string): Promise<NamedTeam | null> {
  const where = { workspaceId_nameFolded: { workspaceId, nameFolded: foldName(name) } };
  return tx.team.findUnique({ where, select: { id: true, name: true } });
}
