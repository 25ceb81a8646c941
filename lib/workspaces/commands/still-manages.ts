import "server-only";
import { can } from "../../access/permissions";
import { isRole } from "../../access/roles";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";

/** Under the workspace's lock: the role that the door saw may be gone meanwhile. @throws AppError `forbidden`. */
export async function stillManages(tx: Tx, ctx: Ctx<"workspace:manage">): Promise<void> {
  if (ctx.actor.type === "system") return;
  const where = { workspaceId: ctx.workspace.id, userId: ctx.actor.id };
  const member = await tx.membership.findFirst({ where, select: { role: true } });
  if (!member || !isRole(member.role) || !can(member.role, "workspace:manage")) throw new AppError("forbidden");
}
