import "server-only";
import { db } from "../db/client";
import { type Condition, inWorkspace, pageOfRows, type RowOrder } from "../db/page-of-rows";
import { pointRead, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import type { Pagination } from "../entry/page";
import { rowOrTombstone, type Sync, syncOf, type Tombstone } from "../entry/sync";
import { AppError } from "../errors";
import { renderMarkdown } from "../markdown/render";
import { matches } from "../search/match";
import { understand } from "../search/understand";
import {
  type ArticleRow,
  articleColumns,
  articleOf,
  type CategoryRow,
  categoryColumns,
  categoryOf,
} from "./article-row";
import type { ArticleQuery, CategoryQuery } from "./query";
import type { Article, Category, RenderedArticle } from "./schema";
import { corpusOf, matchOfAll, type Reader, seesAll } from "./search-sql";

const readById = pointRead<ArticleRow>(
  "article-by-id",
  `SELECT ${articleColumns} FROM articles WHERE workspace_id = ? AND id = ?`,
);
const readBySlug = pointRead<ArticleRow>(
  "article-by-slug",
  `SELECT ${articleColumns} FROM articles
   WHERE id = (SELECT s.article_id FROM article_slugs s WHERE s.workspace_id = ? AND s.slug = ?)`,
);
const readPrivacy = pointRead<{ isPrivate: number | boolean }>(
  "knowledge-base",
  `SELECT is_private AS "isPrivate" FROM knowledge_bases WHERE workspace_id = ?`,
);

/** Whether published articles are for keys of the workspace only. */
export async function isPrivate({ workspace }: Pick<Ctx, "workspace">): Promise<boolean> {
  return Boolean((await readPrivacy(workspace.id))?.isPrivate);
}

/**
 * One article, by its id or a slug that it has or had.
 * @throws AppError `not_found`, also for one that the reader may not see; `gone` when it was deleted.
 */
export async function getArticle(reader: Reader, idOrSlug: string): Promise<RenderedArticle> {
  const row = await (idOrSlug.startsWith("art_") ? readById : readBySlug)(reader.workspace.id, idOrSlug);
  const visible = row && (seesAll(reader) || row.status === "published" || row.publishedAt !== null);
  if (!visible) throw new AppError("not_found", "There is no such article in this workspace.");
  if (row.deletedAt !== null) throw new AppError("gone", "The article has been deleted.");
  if (!seesAll(reader) && row.status !== "published") {
    throw new AppError("not_found", "There is no such article in this workspace.");
  }
  return { ...articleOf(reader, row), body_html: renderMarkdown(row.body) };
}

const orders: Record<"created_at" | "updated_at" | "title", RowOrder<ArticleRow>> = {
  created_at: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
  updated_at: { columns: ["updated_at", "id"], time: true, keysOf: (row) => [Number(row.updatedAt), row.id] },
  title: { columns: ["title_folded", "id"], time: false, keysOf: (row) => [row.titleFolded, row.id] },
};

type Page<T> = { data: (T | Tombstone)[]; pagination: Pagination; sync?: Sync };

/**
 * A page of articles. With `q`, for the console's list, those that the words of it are in.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function listArticles(reader: Reader, query: ArticleQuery & { q?: string }): Promise<Page<Article>> {
  const { rows, pagination } = await pageOfRows(reader, "/kb/articles", query, {
    columns: articleColumns,
    table: "articles",
    order: orders[query.sort.replace(/^-/, "") as keyof typeof orders],
    conditions: [...conditions(reader, query), ...(query.q === undefined ? [] : [await found(reader, query.q)])],
  });
  const all = seesAll(reader);
  const data = rows.map((row) => {
    // For a reader who sees only what is published, one that was taken back is as gone as a deleted one.
    const hidden = !all && row.status !== "published" && row.deletedAt === null;
    return rowOrTombstone(hidden ? { ...row, deletedAt: row.updatedAt } : row, (shown) => articleOf(reader, shown));
  });
  return { data, pagination, ...syncOf(reader, query, pagination) };
}

async function found(reader: Reader, q: string): Promise<Condition> {
  const match = matchOfAll(reader, (await understand(corpusOf(reader), q)).terms);
  if (match === null) return ["1 = 0"];
  return [`id IN (SELECT d.target_id FROM search_documents d WHERE ${matches()})`, match];
}

function conditions(reader: Reader, query: ArticleQuery): Condition[] {
  const found: Condition[] = [[inWorkspace(false), reader.workspace.id]];
  if (!seesAll(reader)) found.push([query.include_deleted ? "published_at IS NOT NULL" : "status = 'published'"]);
  if (!query.include_deleted) found.push(["deleted_at IS NULL"]);
  if (query.status) found.push([`status IN (${query.status.map(() => "?").join(", ")})`, ...query.status]);
  if (query.category_id !== undefined) found.push(["category_id = ?", query.category_id]);
  if (query.locale !== undefined) found.push(["locale = ?", query.locale]);
  if (query.updated_since) found.push(["updated_at >= ?", timeParameter(query.updated_since)]);
  return found;
}

const categoryOrders: Record<"created_at" | "updated_at" | "name", RowOrder<CategoryRow>> = {
  created_at: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
  updated_at: { columns: ["updated_at", "id"], time: true, keysOf: (row) => [Number(row.updatedAt), row.id] },
  name: { columns: ["name_folded", "id"], time: false, keysOf: (row) => [row.nameFolded, row.id] },
};

/** A page of categories. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listCategories(reader: Reader, query: CategoryQuery): Promise<Page<Category>> {
  const found: Condition[] = [[inWorkspace(false), reader.workspace.id]];
  if (!query.include_deleted) found.push(["deleted_at IS NULL"]);
  if (query.updated_since) found.push(["updated_at >= ?", timeParameter(query.updated_since)]);
  const { rows, pagination } = await pageOfRows(reader, "/kb/categories", query, {
    columns: categoryColumns,
    table: "article_categories",
    order: categoryOrders[query.sort.replace(/^-/, "") as keyof typeof categoryOrders],
    conditions: found,
  });
  const data = rows.map((row) => rowOrTombstone(row, categoryOf));
  return { data, pagination, ...syncOf(reader, query, pagination) };
}

/** Every category, for a choice of one: by name. */
export async function categoryChoices(ctx: Ctx<"kb:read">): Promise<{ id: string; name: string }[]> {
  const where = { workspaceId: ctx.workspace.id, deletedAt: null };
  return db().articleCategory.findMany({ where, select: { id: true, name: true }, orderBy: { nameFolded: "asc" } });
}
