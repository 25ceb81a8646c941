import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate, unchanged } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { nextVersion } from "../../entry/expected-version";
import { Mistakes } from "../../entry/invalid";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { freeSlug, slugOfTitle } from "../slug";

type Stored = Prisma.ArticleCategoryGetPayload<object>;
type Workspace = Pick<Ctx, "workspace">;

/** @throws AppError `validation_failed` when another category has the name. */
export async function createCategory(ctx: Ctx<"articles:write">, { name }: { name: string }): Promise<{ id: string }> {
  return mutate(ctx, async (tx, record) => {
    const nameFolded = await freeName(tx, ctx, name);
    const now = new Date();
    const [id, workspaceId] = [newId("cat", now.getTime()), ctx.workspace.id];
    const slugs = await tx.articleCategory.findMany({ where: { workspaceId }, select: { slug: true } });
    const taken = new Set(slugs.flatMap(({ slug }) => slug ?? []));
    const slug = freeSlug(slugOfTitle(name, "category"), taken);
    const stamps = { version: 1, createdAt: now, updatedAt: now, deletedAt: null };
    await tx.articleCategory.create({ data: { id, workspaceId, name, nameFolded, slug, ...stamps } });
    record({ event: "article_category.created", target: { id, name }, after: { slug } });
    return { id };
  });
}

/** Renames a category; its slug stays, so that addresses do. @throws AppError `not_found`, `gone`, `validation_failed`. */
export async function renameCategory(
  ctx: Ctx<"articles:write">,
  { id, name }: { id: string; name: string },
): Promise<{ id: string }> {
  return mutate(ctx, async (tx, record) => {
    const category = await loadCategory(tx, ctx, id);
    if (category.name === name) return unchanged({ id });
    const nameFolded = await freeName(tx, ctx, name, id);
    await save(tx, category, new Date(), { name, nameFolded });
    record({
      event: "article_category.renamed",
      target: { id, name },
      before: { name: category.name },
      after: { name },
    });
    return { id };
  });
}

/** Deletes a category; its articles stay, filed under none. @throws AppError `not_found`, `gone`. */
export async function deleteCategory(ctx: Ctx<"articles:write">, { id }: { id: string }): Promise<{ id: string }> {
  return mutate(ctx, async (tx, record) => {
    const category = await loadCategory(tx, ctx, id);
    const now = new Date();
    const { count } = await tx.article.updateMany({
      where: { workspaceId: ctx.workspace.id, categoryId: id },
      data: { categoryId: null, updatedAt: now, version: { increment: 1 } },
    });
    await save(tx, category, now, { name: "", nameFolded: "", slug: null, deletedAt: now });
    record({ event: "article_category.deleted", target: { id, name: category.name }, before: { articles: count } });
    return { id };
  });
}

async function loadCategory(tx: Tx, { workspace }: Workspace, id: string): Promise<Stored> {
  const category = await tx.articleCategory.findFirst({ where: { id, workspaceId: workspace.id } });
  if (!category) throw new AppError("not_found", "There is no such category in this workspace.");
  if (category.deletedAt) throw new AppError("gone", "The category has been deleted.");
  return category;
}

async function freeName(tx: Tx, { workspace }: Workspace, name: string, own?: string): Promise<string> {
  const nameFolded = foldName(name);
  const where = { workspaceId: workspace.id, nameFolded, deletedAt: null };
  const other = await tx.articleCategory.findFirst({ where, select: { id: true } });
  const mistakes = new Mistakes();
  if (other && other.id !== own) mistakes.add("/name", "There is a category with this name.");
  mistakes.throwIfAny();
  return nameFolded;
}

async function save(
  tx: Tx,
  stored: Stored,
  now: Date,
  data: Prisma.ArticleCategoryUncheckedUpdateInput,
): Promise<void> {
  await tx.articleCategory.update({ where: { id: stored.id }, data: { ...data, ...nextVersion(stored, now) } });
}
