import { ArticleQuery } from "./query";
import { type ArticleStatus, articleStatuses } from "./schema";

export const articleListSorts = ["title", "updated_at"] as const;

/** What the console's list of articles shows. Kept in the address. */
export type ArticleListState = Readonly<{
  q: string;
  status: ArticleStatus | null;
  category: string | null;
  sort: { column: (typeof articleListSorts)[number]; descending: boolean };
  cursor: string | null;
}>;

export const defaultArticleList: ArticleListState = {
  ...{ q: "", status: null, category: null, cursor: null },
  sort: { column: "updated_at", descending: true },
};

type Raw = Record<string, string | string[] | undefined>;

/** Reads the state from an address; what cannot be read falls back, and nothing throws. */
export function readArticleList(raw: Raw): ArticleListState {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const sort = text("sort");
  const column = articleListSorts.find((name) => name === sort.replace(/^-/, ""));
  return {
    q: articleSearchText(text("q")).trim(),
    status: articleStatuses.find((name) => name === text("status")) ?? null,
    category: /^\w{1,64}$/.test(text("category")) ? text("category") : null,
    sort: column ? { column, descending: sort.startsWith("-") } : defaultArticleList.sort,
    cursor: text("cursor") || null,
  };
}

/** What can be searched for: one line, of a length that the search takes. */
export function articleSearchText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 200);
}

/** The parameters of an address that leads to this state. */
export function articleListParams(state: ArticleListState): URLSearchParams {
  const { q, status, category, sort, cursor } = state;
  const usual = sort.column === "updated_at" && sort.descending;
  return new URLSearchParams({
    ...(q ? { q } : {}),
    ...(status ? { status } : {}),
    ...(category ? { category } : {}),
    ...(usual ? {} : { sort: orderOf(state) }),
    ...(cursor ? { cursor } : {}),
  });
}

/** The list's query as the API has it. */
export function articleQueryOf(state: ArticleListState): ArticleQuery {
  const { status, category, cursor } = state;
  return ArticleQuery.parse({
    ...(status ? { status } : {}),
    ...(category ? { category_id: category } : {}),
    ...(cursor ? { cursor: cursor.slice(0, 2_000) } : {}),
    sort: orderOf(state),
    limit: 50,
  });
}

function orderOf({ sort }: ArticleListState): string {
  return `${sort.descending ? "-" : ""}${sort.column}`;
}
