import "server-only";
import { can, permissions } from "../../access/permissions";
import { isRole, type Role } from "../../access/roles";
import { mutate, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { notify } from "../../notify/notify";
import { isWanted, type Wanted } from "../schema";
import { getMemberById, mayManage } from "./rights";

type Asked = { wanted: Wanted; createdAt: Date };

/**
 * Asks those who manage members for more rights. One question a person: another one replaces it, the same one again
 * changes nothing.
 * @throws AppError `conflict` (granted already).
 */
export async function requestAccess(ctx: Ctx<"api_keys:read">, { wanted }: { wanted: Wanted }): Promise<Asked> {
  const { actor, now } = ctx;
  if (actor.type !== "user") throw new AppError("forbidden", "Only a person can ask for access.");
  const where = { workspaceId: ctx.workspace.id, userId: actor.id };
  return mutate<Asked>(ctx, async (tx, record) => {
    const member = await tx.membership.findFirst({ where, select: { role: true, apiAccess: true } });
    if (!member) throw new AppError("not_found", "You are not in this workspace any more.");
    if (isRole(member.role) && grants(member.role, member.apiAccess, wanted)) {
      throw new AppError("conflict", "You have this already. Load the page again.");
    }
    const before = await tx.accessRequest.findFirst({ where });
    if (before?.wanted === wanted) return unchanged({ wanted, createdAt: before.createdAt });
    await tx.accessRequest.deleteMany({ where });
    const id = newId("arq");
    await tx.accessRequest.create({ data: { id, ...where, wanted, createdAt: now } });
    record({ event: "member.access_requested", target: actor, after: { wanted } });
    await notify(tx, {
      workspace: ctx.workspace,
      kind: "member.access_requested",
      target: { id: actor.id, name: actor.name, ownerId: null },
      occasion: id,
      facts: { right: wanted === "api_access" ? "Create API keys" : permissions[wanted].label },
      now,
    });
    return { wanted, createdAt: now };
  });
}

/** Says no; the person may ask again. @throws AppError `not_found` (answered already), `forbidden`. */
export async function declineAccess(ctx: Ctx<"members:manage">, { id }: { id: string }): Promise<{ name: string }> {
  return mutate(ctx, async (tx, record) => {
    const inside = { tx, ctx };
    const request = await tx.accessRequest.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
    if (!request) throw new AppError("not_found", "This request has been answered already.");
    const member = await getMemberById(inside, request.userId);
    await mayManage(inside, [member.role]);
    await tx.accessRequest.delete({ where: { id } });
    record({ event: "member.access_declined", target: member, before: { wanted: request.wanted } });
    return { name: member.name };
  });
}

/** A member's question is answered by what they were given; call it with every change of role or API access. */
export async function settleRequest(
  { tx, ctx }: { tx: Tx; ctx: Ctx<"members:manage"> | Ctx<"workspace:manage"> },
  member: { id: string; role: Role; apiAccess: boolean },
): Promise<void> {
  const where = { workspaceId: ctx.workspace.id, userId: member.id };
  const request = await tx.accessRequest.findFirst({ where });
  if (request && isWanted(request.wanted) && grants(member.role, member.apiAccess, request.wanted)) {
    await tx.accessRequest.deleteMany({ where });
  }
}

function grants(role: Role, apiAccess: boolean, wanted: Wanted): boolean {
  return wanted === "api_access" ? apiAccess : can(role, wanted);
}
