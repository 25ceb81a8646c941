import { z } from "zod";
import { commaSeparated, formInteger, line, oneOf } from "../entry/fields";
import { Locale } from "../entry/locale";
import { pageParameters, sortParameter } from "../entry/page";
import { syncParameters } from "../entry/sync";
import { articleStatuses } from "./schema";

/** For callers without a key, which says it by itself. */
const workspace = {
  workspace_id: line(64).optional().meta({ description: "The workspace, for callers without a key." }),
};

export const OpenQuery = z.strictObject(workspace);

/** The filters of the list of articles. Without any: every article that the caller may read, newest first. */
export const ArticleQuery = z.strictObject({
  ...workspace,
  category_id: line(64).optional(),
  locale: Locale.optional().meta({ description: "Articles in exactly this language." }),
  status: commaSeparated(oneOf(articleStatuses), articleStatuses.length)
    .optional()
    .meta({ description: "One or more, with commas. Others than `published` need kb:read." }),
  ...syncParameters,
  sort: sortParameter(["created_at", "updated_at", "title"], "-created_at"),
  ...pageParameters,
});

export type ArticleQuery = z.output<typeof ArticleQuery>;

export const CategoryQuery = z.strictObject({
  ...workspace,
  ...syncParameters,
  sort: sortParameter(["name", "created_at", "updated_at"], "name"),
  ...pageParameters,
});

export type CategoryQuery = z.output<typeof CategoryQuery>;

const mostFound = 20;

export const SearchQuery = z.strictObject({
  ...workspace,
  q: line(200)
    .refine((text) => [...text].length >= 2, "must have 2 to 200 characters")
    .meta({ description: "What is looked for, in anybody's words.", minLength: 2 }),
  category_id: line(64).optional(),
  locale: Locale.optional().meta({ description: "Articles in exactly this language." }),
  limit: formInteger(1, mostFound).default(10).meta({ description: "Articles at most." }),
});

export type SearchQuery = z.output<typeof SearchQuery>;
