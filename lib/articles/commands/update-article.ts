import "server-only";
import { foldName } from "../../access/plain-name";
import { Changes } from "../../audit/changes";
import { mutate, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { answerStored } from "../../entry/masked";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import type { ArticlePatch } from "../input";
import { indexArticle } from "./index-article";
import {
  loadArticle,
  placeOf,
  refuseMistakes,
  type Saved,
  type StoredArticle,
  saveArticle,
  targetOf,
} from "./stored-article";

/**
 * Changes an article; what is not given stays, and one that changes nothing changes nothing. Its earlier slugs go on
 * leading to it.
 * @throws AppError `not_found`, `gone`, `version_conflict`, `validation_failed`.
 */
export async function updateArticle(ctx: Ctx<"articles:write">, id: string, given: ArticlePatch) {
  const { value: patch, keys } = maskKeys(given);
  const saved = await mutate(ctx, async (tx, record): Promise<Saved | ReturnType<typeof unchanged<Saved>>> => {
    const now = new Date();
    const article = await loadArticle(tx, ctx, id, patch.if_version);
    const changes = changesOf(article, patch, now);
    if (!changes.any) return unchanged(savedOf(article));
    const left = { ...article, ...changes.data };
    await refuseMistakes(tx, ctx, { ...left, slug: changes.data.slug }, id);
    const after = await saveArticle({ tx, record, ctx }, article, now, changes.data);
    if (changes.data.slug !== undefined) await keepSlug(tx, after);
    await indexArticle(tx, article, after);
    // Not the text: the log is read by people who may not read every article, and outlives it.
    const { body: _before, ...before } = changes.before;
    const { body, ...told } = changes.after;
    record({
      event: eventOf(article, after),
      target: targetOf(after),
      before,
      after: { ...told, ...(body === undefined ? {} : { fields: ["body"] }) },
    });
    await flagPasted(tx, record, ctx, keys, placeOf(after));
    return savedOf(after);
  });
  await flagPastedElsewhere(ctx, keys);
  return answerStored(saved, given);
}

function changesOf(article: StoredArticle, patch: ArticlePatch, now: Date): Changes<StoredArticle> {
  const { title, slug, body, category_id, locale, status } = patch;
  const changes = new Changes<StoredArticle>();
  if (title !== undefined) changes.set("title", article.title, title, { title, titleFolded: foldName(title) });
  if (slug !== undefined) changes.set("slug", article.slug, slug, { slug });
  if (body !== undefined) changes.set("body", article.body, body, { body });
  if (locale !== undefined) changes.set("locale", article.locale, locale, { locale });
  changes.set("category_id", article.categoryId, category_id, { categoryId: category_id ?? null });
  if (status !== undefined) {
    const publishedAt = article.publishedAt ?? (status === "published" ? now : null);
    changes.set("status", article.status, status, { status, publishedAt });
  }
  return changes;
}

async function keepSlug(tx: Tx, { workspaceId, slug, id: articleId }: StoredArticle): Promise<void> {
  const row = { workspaceId, slug, articleId };
  await tx.articleSlug.upsert({ where: { workspaceId_slug: { workspaceId, slug } }, create: row, update: row });
}

function eventOf(before: StoredArticle, after: StoredArticle) {
  if (after.status === before.status) return "article.updated";
  if (after.status === "published") return "article.published";
  return before.status === "published" ? "article.unpublished" : "article.updated";
}

function savedOf({ id, slug, version }: StoredArticle): Saved {
  return { id, slug, version };
}
