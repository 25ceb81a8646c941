import { db } from "../../db/client";
import type { GivenWorkspace } from "../../db/testing/given";
import { addCounts } from "../../search/vocabulary";
import { articleRows, type PlainArticle } from "../rows";

type Given = Pick<PlainArticle, "title" | "body"> & Partial<PlainArticle>;

/** Fills a workspace with articles at once; published ones of today, unless they say otherwise. */
export async function givenArticles(given: GivenWorkspace, articles: readonly Given[]): Promise<void> {
  const whole = articles.map(
    (article) => ({ status: "published", categoryId: null, at: new Date(), ...article }) as const,
  );
  const rows = articleRows(given.workspace.id, given.members.owner, whole);
  await db().article.createMany({ data: rows.articles });
  await db().articleSlug.createMany({ data: rows.slugs });
  await db().searchDocument.createMany({ data: rows.documents });
  await addCounts(rows.words);
}
