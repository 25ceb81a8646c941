import { endpoint } from "../entry/endpoint";
import { single } from "../entry/page";
import { syncedPage } from "../entry/sync";
import { ArticleQuery, CategoryQuery, OpenQuery, SearchQuery } from "./query";
import { Article, Category, RenderedArticle, SearchAnswer } from "./schema";

/** What every caller may read is published; with kb:read the rest is there too. */
const shared = { method: "GET", tag: "Knowledge base", scope: "any", open: true, mayNeed: ["kb:read"] } as const;

export const listArticles = endpoint({
  ...shared,
  path: "/kb/articles",
  id: "listArticles",
  summary: "List articles",
  description: "Published ones, newest first; with kb:read drafts and internal ones too. Deleted ones are left out.",
  query: ArticleQuery,
  returns: syncedPage(Article),
});

export const getArticle = endpoint({
  ...shared,
  path: "/kb/articles/{id}",
  id: "getArticle",
  summary: "Get an article",
  description: "By its id or its slug; slugs that it had earlier find it too.",
  query: OpenQuery,
  returns: single(RenderedArticle),
});

export const listCategories = endpoint({
  ...shared,
  path: "/kb/categories",
  id: "listCategories",
  summary: "List the categories of articles",
  description: "By name. Deleted ones are left out.",
  query: CategoryQuery,
  returns: syncedPage(Category),
});

export const searchArticles = endpoint({
  ...shared,
  path: "/kb/search",
  id: "searchArticles",
  summary: "Search the knowledge base",
  description:
    "Any words, in any order; typing errors, plurals and an unfinished last word are understood. At most 20, the best first.",
  limit: "kb-search",
  query: SearchQuery,
  returns: SearchAnswer,
});
