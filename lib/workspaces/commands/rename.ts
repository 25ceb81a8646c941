import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { stillManages } from "./still-manages";

/** Gives the workspace another name; its address and its id stay, so links and integrations go on. */
export async function renameWorkspace(ctx: Ctx<"workspace:manage">, { name }: { name: string }) {
  const { id, slug } = ctx.workspace;
  return mutate(ctx, async (tx, record) => {
    await stillManages(tx, ctx);
    const before = await tx.workspace.findUniqueOrThrow({ where: { id }, select: { name: true } });
    if (before.name === name) return unchanged({ id, slug, name });
    await tx.workspace.update({ where: { id }, data: { name } });
    record({ event: "workspace.renamed", target: { id, name }, before, after: { name } });
    return { id, slug, name };
  });
}
