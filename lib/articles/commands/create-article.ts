import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { answerStored } from "../../entry/masked";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import { articleEvents } from "../article-events";
import type { NewArticle } from "../input";
import { indexArticle } from "./index-article";
import { placeOf, refuseMistakes, type Saved, shown, slugFor, targetOf } from "./stored-article";

/**
 * Writes an article. Keys in its texts are masked before it is stored.
 * @throws AppError `validation_failed`: a slug that is taken, a category that does not exist, nothing to publish.
 */
export async function createArticle(ctx: Ctx<"articles:write">, given: NewArticle) {
  const { value: input, keys } = maskKeys(given);
  const saved = await mutate(ctx, async (tx, record): Promise<Saved> => {
    const { title, body, status, locale } = input;
    const categoryId = input.category_id ?? null;
    await refuseMistakes(tx, ctx, { body, status, categoryId, slug: input.slug ?? undefined });
    const now = new Date();
    const [id, workspaceId] = [newId("art", now.getTime()), ctx.workspace.id];
    const slug = input.slug ?? (await slugFor(tx, ctx, title));
    const article = await tx.article.create({
      data: {
        ...{ id, workspaceId, slug, title, titleFolded: foldName(title), body, categoryId, locale, status },
        ...{ authorId: ctx.actor.id, authorName: ctx.actor.name, version: 1 },
        publishedAt: status === "published" ? now : null,
        ...{ createdAt: now, updatedAt: now, deletedAt: null },
        slugs: { create: { workspaceId, slug } },
      },
    });
    await indexArticle(tx, null, article);
    record.publish(...articleEvents(null, await shown(tx, ctx, article)));
    record({ event: "article.created", target: targetOf(article), after: { slug, status, locale } });
    await flagPasted(tx, record, ctx, keys, placeOf(article));
    return { id, slug, version: 1 };
  });
  await flagPastedElsewhere(ctx, keys);
  return answerStored(saved, given);
}
