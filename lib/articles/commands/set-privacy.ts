import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";

/** Says whether published articles are for everybody, or for keys of the workspace only. */
export async function setPrivacy(
  ctx: Ctx<"policy:manage">,
  { isPrivate }: { isPrivate: boolean },
): Promise<{ isPrivate: boolean }> {
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    const stored = await tx.knowledgeBase.findUnique({ where: { workspaceId } });
    if ((stored?.isPrivate ?? false) === isPrivate) return unchanged({ isPrivate });
    const data = { isPrivate, updatedAt: new Date() };
    await tx.knowledgeBase.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    const event = isPrivate ? "knowledge_base.closed" : "knowledge_base.opened";
    record({ event, target: { id: workspaceId, name: ctx.workspace.name } });
    return { isPrivate };
  });
}
