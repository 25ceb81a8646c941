import type { Ctx } from "../entry/ctx";
import { apiBase } from "../entry/public/routes";
import { iso, isoOrNull, type StoredTime } from "../entry/shown";
import { appUrl } from "../env";
import type { Article, ArticleStatus, Category } from "./schema";

/** A stored article; times as the database layer in use gives them. */
export type ArticleRow = Readonly<{
  id: string;
  slug: string;
  title: string;
  titleFolded: string;
  body: string;
  categoryId: string | null;
  categoryName: string | null;
  categorySlug: string | null;
  locale: string;
  status: string;
  authorId: string;
  authorName: string;
  version: number;
  publishedAt: StoredTime | null;
  createdAt: StoredTime;
  updatedAt: StoredTime;
  deletedAt: StoredTime | null;
}>;

/** Column by column, so that nothing is read that the API does not use. */
export const articleColumns = `id, slug, title, title_folded AS "titleFolded", body, category_id AS "categoryId",
  (SELECT c.name FROM article_categories c WHERE c.id = category_id) AS "categoryName",
  (SELECT c.slug FROM article_categories c WHERE c.id = category_id) AS "categorySlug",
  locale, status, author_id AS "authorId", author_name AS "authorName", version, published_at AS "publishedAt",
  created_at AS "createdAt", updated_at AS "updatedAt", deleted_at AS "deletedAt"`;

/** Where the API has an article, for callers with and without a key. */
export function articleUrl({ id }: Pick<Ctx["workspace"], "id">, slug: string): string {
  return `${appUrl()}${apiBase}/kb/articles/${slug}?workspace_id=${id}`;
}

/** The API's shape of a stored article. Who wrote it is nothing for callers without a key. */
export function articleOf({ workspace, actor }: Pick<Ctx, "workspace" | "actor">, row: ArticleRow): Article {
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    url: articleUrl(workspace, row.slug),
    body: row.body,
    category: row.categoryId === null ? null : categorySummary(row),
    category_id: row.categoryId,
    locale: row.locale,
    status: row.status as ArticleStatus,
    author: actor.type === "visitor" ? null : { id: row.authorId, name: row.authorName },
    version: row.version,
    published_at: isoOrNull(row.publishedAt),
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}

export function categorySummary({ categoryId, categoryName, categorySlug }: ArticleRow) {
  return { id: categoryId ?? "", name: categoryName ?? "", slug: categorySlug ?? "" };
}

export type CategoryRow = Readonly<{
  id: string;
  name: string;
  nameFolded: string;
  slug: string | null;
  version: number;
  createdAt: StoredTime;
  updatedAt: StoredTime;
  deletedAt: StoredTime | null;
}>;

export const categoryColumns = `id, name, name_folded AS "nameFolded", slug, version, created_at AS "createdAt",
  updated_at AS "updatedAt", deleted_at AS "deletedAt"`;

export function categoryOf(row: CategoryRow): Category {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug ?? "",
    version: row.version,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}
