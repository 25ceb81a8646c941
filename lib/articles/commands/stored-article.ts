import "server-only";
import type { Record } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { nextVersion, refuseOtherVersion } from "../../entry/expected-version";
import { Mistakes } from "../../entry/invalid";
import { AppError } from "../../errors";
import type { PastedInto } from "../../exposure/flag-pasted";
import { articleEvents } from "../article-events";
import { articleOf } from "../article-row";
import type { Article } from "../schema";
import { freeSlug, slugOfTitle } from "../slug";

export type StoredArticle = Prisma.ArticleGetPayload<object>;
type Workspace = Pick<Ctx, "workspace">;

/** What a command answers with: enough to go to the article. */
export type Saved = Readonly<{ id: string; slug: string; version: number }>;

/**
 * The article to change, under the workspace's lock.
 * @throws AppError `not_found`, `gone`, and `version_conflict` when the caller expected another version.
 */
export async function loadArticle(
  tx: Tx,
  { workspace }: Workspace,
  id: string,
  expectedVersion?: number | undefined,
): Promise<StoredArticle> {
  const article = await tx.article.findFirst({ where: { id, workspaceId: workspace.id } });
  if (!article) throw new AppError("not_found", "There is no such article in this workspace.");
  if (article.deletedAt) throw new AppError("gone", "The article has been deleted.");
  refuseOtherVersion("article", article.version, { ifVersion: expectedVersion });
  return article;
}

/** Stores changes, as the next version, and tells of them. */
export async function saveArticle(
  { tx, record, ctx }: Storing,
  stored: StoredArticle,
  now: Date,
  data: Prisma.ArticleUncheckedUpdateInput,
): Promise<StoredArticle> {
  const before = await shown(tx, ctx, stored);
  const saved = await tx.article.update({ where: { id: stored.id }, data: { ...data, ...nextVersion(stored, now) } });
  record.publish(...articleEvents(before, await shown(tx, ctx, saved), saved.deletedAt !== null));
  return saved;
}

/** Where a command stores something: its transaction, its record, and who acts in which workspace. */
export type Storing = Readonly<{ tx: Tx; record: Record; ctx: Pick<Ctx, "workspace" | "actor"> }>;

/** The article as the API shows it to who may read all of them. */
export async function shown(tx: Tx, ctx: Storing["ctx"], article: StoredArticle): Promise<Article> {
  const category = article.categoryId && (await tx.articleCategory.findUnique({ where: { id: article.categoryId } }));
  const [categoryName, categorySlug] = category ? [category.name, category.slug] : [null, null];
  return articleOf(ctx, { ...article, categoryName, categorySlug });
}

type Checked = Readonly<{ status: string; body: string; categoryId: string | null; slug?: string | undefined }>;

/**
 * What only the database, or the article as it would be, can tell.
 * @throws AppError `validation_failed`.
 */
export async function refuseMistakes(
  tx: Tx,
  { workspace: { id: workspaceId } }: Workspace,
  article: Checked,
  own?: string,
): Promise<void> {
  const mistakes = new Mistakes();
  if (article.status !== "draft" && article.body.trim() === "") {
    mistakes.add("/body", "is required, unless it stays a draft", "required");
  }
  if (article.categoryId !== null) {
    const where = { id: article.categoryId, workspaceId, deletedAt: null };
    if ((await tx.articleCategory.count({ where })) === 0) {
      mistakes.add("/category_id", "is no category of this workspace");
    }
  }
  if (article.slug !== undefined) {
    const taken = await tx.articleSlug.findUnique({ where: { workspaceId_slug: { workspaceId, slug: article.slug } } });
    if (taken && taken.articleId !== own) mistakes.add("/slug", "belongs to another article, or did so earlier");
  }
  mistakes.throwIfAny();
}

/** A slug made of the title that no article of the workspace has or had. */
export async function slugFor(tx: Tx, { workspace }: Workspace, title: string): Promise<string> {
  const slug = slugOfTitle(title, "article");
  const where = { workspaceId: workspace.id, slug: { startsWith: slug } };
  const taken = await tx.articleSlug.findMany({ where, select: { slug: true } });
  return freeSlug(slug, new Set(taken.map((row) => row.slug)));
}

/** How the audit log names an article. */
export function targetOf({ id, title }: Pick<StoredArticle, "id" | "title">): { id: string; name: string } {
  return { id, name: title };
}

export function placeOf({ id, title }: Pick<StoredArticle, "id" | "title">): PastedInto {
  return { id, place: `Article "${title.slice(0, 80)}"` };
}
