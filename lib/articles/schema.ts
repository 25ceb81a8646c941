import { z } from "zod";
import { id, time } from "../entry/shown";

export const articleStatuses = ["draft", "published", "internal"] as const;
export type ArticleStatus = (typeof articleStatuses)[number];

export const longestTitle = 200;
export const longestArticle = 100_000;
export const longestSlug = 100;

const slug = z.string().meta({ description: "The last part of its address.", maxLength: longestSlug });

export const CategorySummary = z
  .object({ id: id("Opaque and stable."), name: z.string().meta({ maxLength: 100 }), slug })
  .meta({ id: "CategorySummary", description: "What an article is filed under." });

export const Category = z
  .object({
    ...CategorySummary.shape,
    version: z.int().meta({ description: "Rises with each change." }),
    created_at: time("When it was created."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Category", description: "What articles are filed under." });

export type Category = z.output<typeof Category>;

/** An article as lists show it. Every field is always there. */
export const Article = z
  .object({
    id: id("Opaque and stable."),
    title: z.string().meta({ maxLength: longestTitle }),
    slug: slug.meta({ description: "Unique in the workspace. One that it had earlier still finds it." }),
    url: z.string().meta({ description: "Its address in this API.", format: "uri", maxLength: 2_000 }),
    body: z.string().meta({ description: "Markdown.", maxLength: longestArticle }),
    category: CategorySummary.nullable(),
    category_id: id("What it is filed under.").nullable(),
    locale: z.string().meta({ description: "A language tag such as `de-CH`.", maxLength: 35 }),
    status: z.enum(articleStatuses).meta({ description: "Without kb:read every article is `published`." }),
    author: z
      .object({ id: id("A member's id."), name: z.string().meta({ maxLength: 100 }) })
      .nullable()
      .meta({ description: "Who wrote it; null for callers without a key." }),
    version: z.int().meta({ description: "Rises with each change." }),
    published_at: time("When it was first published.").nullable(),
    created_at: time("When it was created."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Article", description: "An article of the knowledge base. More statuses may be added later." });

export type Article = z.output<typeof Article>;

/** One article, ready to be shown. */
export const RenderedArticle = Article.extend({
  body_html: z.string().meta({ description: "The body as sanitised HTML.", maxLength: 1_000_000 }),
}).meta({ id: "RenderedArticle", description: "An article with its body as HTML." });

export type RenderedArticle = z.output<typeof RenderedArticle>;

export const FoundArticle = z
  .object({
    id: id("Opaque and stable."),
    title: z.string().meta({ maxLength: longestTitle }),
    slug,
    url: Article.shape.url,
    excerpt_html: z.string().meta({
      description: "The part that fits best, as HTML: escaped text with the words that were found in `<mark>`.",
      maxLength: 4_000,
    }),
    score: z.number().meta({ description: "Higher fits better; only comparable within one answer." }),
    category: CategorySummary.nullable(),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "FoundArticle", description: "An article that a search found." });

export type FoundArticle = z.output<typeof FoundArticle>;

export const SearchAnswer = z
  .object({
    data: z.array(FoundArticle).meta({ maxItems: 20 }),
    query: z.string().meta({ description: "What was looked for.", maxLength: 200 }),
    took_ms: z.number().meta({ description: "How long the search took, in milliseconds." }),
  })
  .meta({ id: "SearchAnswer", description: "What a search found, the best first." });
