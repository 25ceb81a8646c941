"use server";

import { z } from "zod";
import { action } from "../entry/action";
import { renderMarkdown } from "../markdown/render";
import * as categories from "./commands/categories";
import { createArticle as create } from "./commands/create-article";
import { deleteArticle as remove } from "./commands/delete-article";
import { setPrivacy as setPrivate } from "./commands/set-privacy";
import { updateArticle as update } from "./commands/update-article";
import { ArticlePatch, CategoryPatch, NewArticle, NewCategory } from "./input";

const Id = z.string().max(64);
const Named = z.strictObject({ id: Id });

export const createArticle = action({ permission: "articles:write", input: NewArticle }, create);

export const updateArticle = action(
  { permission: "articles:write", input: ArticlePatch.extend({ id: Id }) },
  (ctx, { id, ...patch }) => update(ctx, id, patch),
);

export const deleteArticle = action({ permission: "articles:write", input: Named }, async (ctx, { id }) => {
  await remove(ctx, id);
  return { id };
});

/** The text as its readers will see it. Nothing is stored. */
export const previewArticle = action(
  { permission: "articles:write", input: NewArticle.pick({ body: true }) },
  async (_ctx, { body }) => ({ html: renderMarkdown(body) }),
);

export const createCategory = action({ permission: "articles:write", input: NewCategory }, categories.createCategory);
export const renameCategory = action({ permission: "articles:write", input: CategoryPatch }, categories.renameCategory);
export const deleteCategory = action({ permission: "articles:write", input: Named }, categories.deleteCategory);

export const setPrivacy = action(
  { permission: "policy:manage", input: z.strictObject({ isPrivate: z.boolean() }) },
  setPrivate,
);
