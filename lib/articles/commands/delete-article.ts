import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { eraseEvents } from "../../events/erase";
import { indexArticle } from "./index-article";
import { loadArticle, saveArticle, targetOf } from "./stored-article";

/**
 * Deletes an article for good: its text is erased and its slugs are free again. The row stays, so that whoever keeps in
 * step learns of it.
 * @throws AppError `not_found`, `gone`.
 */
export async function deleteArticle(ctx: Ctx<"articles:write">, id: string): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const article = await loadArticle(tx, ctx, id);
    const now = new Date();
    await tx.articleSlug.deleteMany({ where: { workspaceId: ctx.workspace.id, articleId: id } });
    await saveArticle({ tx, record, ctx }, article, now, {
      title: "",
      titleFolded: "",
      body: "",
      categoryId: null,
      deletedAt: now,
    });
    await indexArticle(tx, article, null);
    await eraseEvents(tx, ctx.workspace.id, [id]);
    record({ event: "article.deleted", target: targetOf(article) });
  });
}
