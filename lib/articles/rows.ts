import { foldName } from "../access/plain-name";
import { newId } from "../id";
import { plainText } from "../markdown/plain-text";
import { placeWord } from "../search/place-word";
import { everyArticle, stemOf, wordsOf } from "../search/words";
import { indexedWords } from "./indexed-words";
import type { ArticleStatus } from "./schema";
import { freeSlug, slugOfTitle } from "./slug";

export type PlainArticle = Readonly<{
  title: string;
  body: string;
  status: ArticleStatus;
  categoryId: string | null;
  at: Date;
}>;

type Author = Readonly<{ id: string; name: string }>;

/**
 * The rows of many articles at once, with all that the search stores of them: for filling a workspace that has none,
 * past the commands, which would take minutes.
 */
export function articleRows(workspaceId: string, author: Author, articles: readonly PlainArticle[]) {
  const slugs = new Set<string>();
  const counts = new Map<string, { articles: number; published: number }>();
  const rows = articles.map(({ title, body, status, categoryId, at }) => {
    const id = newId("art", at.getTime());
    const slug = freeSlug(slugOfTitle(title, "article"), slugs);
    slugs.add(slug);
    const published = status === "published";
    for (const word of new Set([everyArticle, ...wordsOf(`${title}\n${plainText(body)}`)])) {
      const count = counts.get(word) ?? { articles: 0, published: 0 };
      counts.set(word, { articles: count.articles + 1, published: count.published + Number(published) });
    }
    return {
      article: {
        ...{ id, workspaceId, slug, title, titleFolded: foldName(title), body, categoryId, locale: "en", status },
        ...{ authorId: author.id, authorName: author.name, version: 1, publishedAt: published ? at : null },
        ...{ createdAt: at, updatedAt: at, deletedAt: null },
      },
      slug: { workspaceId, slug, articleId: id },
      document: {
        ...{ workspaceId, kind: "article", targetId: id, people: "" },
        words: `${placeWord("article", workspaceId)} ${indexedWords({ title, body, status })}`,
      },
    };
  });
  return {
    articles: rows.map(({ article }) => article),
    slugs: rows.map(({ slug }) => slug),
    documents: rows.map(({ document }) => document),
    words: [...counts].map(([word, count]) => ({ workspace_id: workspaceId, word, stem: stemOf(word), ...count })),
  };
}
