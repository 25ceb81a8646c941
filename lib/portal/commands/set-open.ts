import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { shutOut } from "../../portal-access/session";

/** Opens the portal to contacts, or closes it: whoever is in is out from the next request on, and their links are void. */
export async function setPortalOpen(
  ctx: Ctx<"policy:manage">,
  { isOpen }: { isOpen: boolean },
): Promise<{ isOpen: boolean }> {
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    const stored = await tx.portal.findUnique({ where: { workspaceId } });
    if ((stored?.isOpen ?? false) === isOpen) return unchanged({ isOpen });
    const data = { isOpen, updatedAt: new Date() };
    await tx.portal.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    if (!isOpen) await shutOut(tx, { workspaceId });
    const target = { id: workspaceId, name: ctx.workspace.name };
    record({ event: isOpen ? "portal.opened" : "portal.closed", target });
    return { isOpen };
  });
}
