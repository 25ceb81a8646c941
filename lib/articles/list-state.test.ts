import { expect, test } from "vitest";
import { articleListParams, articleQueryOf, defaultArticleList, readArticleList } from "./list-state";

test("an address without parameters shows every article, the latest change first", () => {
  expect(readArticleList({})).toEqual(defaultArticleList);
  expect(articleListParams(defaultArticleList).toString()).toBe("");
  expect(articleQueryOf(defaultArticleList)).toMatchObject({ sort: "-updated_at" });
});

test("what an address says is read and written back the same", () => {
  const address = "q=reset&status=draft&category=cat_1&sort=title&cursor=c";
  const state = readArticleList(Object.fromEntries(new URLSearchParams(address)));
  expect(articleListParams(state).toString()).toBe(address);
  expect(articleQueryOf(state)).toMatchObject({ status: ["draft"], category_id: "cat_1", sort: "title", cursor: "c" });
});

test("what cannot be read or searched for falls back", () => {
  const odd = { sort: "secret", status: "gone", category: "a b", q: ["\u0000\u200b", "x"] };
  expect(readArticleList(odd)).toEqual(defaultArticleList);
});
