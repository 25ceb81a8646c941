import { z } from "zod";
import { PlainName } from "../access/plain-name";
import { clearable, formInteger, line, oneOf, text } from "../entry/fields";
import { Locale } from "../entry/locale";
import { articleStatuses, longestArticle, longestSlug, longestTitle } from "./schema";

const Slug = line(longestSlug).regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  "must be lower-case letters, digits and single hyphens, such as reset-your-password",
);

const fields = {
  title: line(longestTitle),
  slug: Slug,
  body: text(longestArticle, 0),
  category_id: clearable(line(64)),
  locale: Locale,
  status: oneOf(articleStatuses),
};

/** A new article. Without a slug it gets one made of its title. */
export const NewArticle = z.strictObject({
  ...fields,
  slug: clearable(Slug).optional(),
  category_id: fields.category_id.optional(),
  locale: Locale.default("en"),
  status: fields.status.default("draft"),
});

export type NewArticle = z.output<typeof NewArticle>;

/** What of an article is to change. */
export const ArticlePatch = z.strictObject({
  ...z.object(fields).partial().shape,
  if_version: formInteger(1).optional(),
});

export type ArticlePatch = z.output<typeof ArticlePatch>;

export const NewCategory = z.strictObject({ name: PlainName });

export const CategoryPatch = z.strictObject({ id: line(64), name: PlainName });
