import "server-only";
import type { Tx } from "../db/client";
import { readRows } from "../db/point-read";
import { writeRows } from "../db/write-rows";
import { everyArticle, stemOf, wordsOf } from "./words";

/** A word of a workspace's articles, and in how many of those that the reader sees it is. */
export type KnownWord = Readonly<{ word: string; stem: string; articles: number }>;

/** The words of one article, and whether everybody sees it. */
export type Said = Readonly<{ words: ReadonlySet<string>; published: boolean }>;

export function said(texts: readonly string[], published: boolean): Said {
  return { words: new Set([everyArticle, ...texts.flatMap(wordsOf)]), published };
}

const columns = {
  workspace_id: "text",
  word: "text",
  stem: "text",
  articles: "integer",
  published: "integer",
} as const;

/** Counts an article's words as it was out and as it is in, in the transaction that changes it. Null: it is none. */
export async function countWords(tx: Tx, workspaceId: string, before: Said | null, after: Said | null): Promise<void> {
  const rows = [];
  for (const word of new Set([...(before?.words ?? []), ...(after?.words ?? [])])) {
    const [was, is] = [before?.words.has(word) ? before : null, after?.words.has(word) ? after : null];
    const articles = Number(is !== null) - Number(was !== null);
    const published = Number(is?.published ?? false) - Number(was?.published ?? false);
    if (articles !== 0 || published !== 0) {
      rows.push({ workspace_id: workspaceId, word, stem: stemOf(word), articles, published });
    }
  }
  if (rows.length === 0) return;
  await addCounts(rows, tx);
  if (rows.some(({ articles }) => articles < 0)) {
    await tx.searchWord.deleteMany({ where: { workspaceId, articles: { lte: 0 } } });
  }
}

export type Counted = Readonly<{
  workspace_id: string;
  word: string;
  stem: string;
  articles: number;
  published: number;
}>;

/** Adds to what is counted already. */
export async function addCounts(rows: readonly Counted[], tx?: Tx): Promise<void> {
  await writeRows(
    columns,
    rows,
    (from) => `INSERT INTO search_words (workspace_id, word, stem, articles, published)
      SELECT r.workspace_id, r.word, r.stem, r.articles, r.published FROM ${from} WHERE true
      ON CONFLICT (workspace_id, word) DO UPDATE SET
        articles = search_words.articles + excluded.articles, published = search_words.published + excluded.published`,
    tx,
  );
}

/** What a reader's corpus is: all articles, or the published ones. Never a word from what they may not see. */
type Corpus = Readonly<{ workspaceId: string; all: boolean }>;

const countOf = ({ all }: Corpus) => (all ? "articles" : "published");

/** Of the stems those that are there, with the most articles that have one of their words. */
export async function knownStems(corpus: Corpus, stems: readonly string[]): Promise<Map<string, number>> {
  if (stems.length === 0) return new Map();
  const count = countOf(corpus);
  const marks = stems.map(() => "?").join(", ");
  const rows = await readRows<{ stem: string; articles: number }>(
    `SELECT stem, max(${count}) AS articles FROM search_words
     WHERE workspace_id = ? AND stem IN (${marks}) AND ${count} > 0 GROUP BY stem`,
    [corpus.workspaceId, ...stems],
  );
  return new Map(rows.map(({ stem, articles }) => [stem, Number(articles)]));
}

/** The words that begin with these letters, the most frequent first. */
export function wordsBeginning(corpus: Corpus, letters: string, most: number): Promise<KnownWord[]> {
  const count = countOf(corpus);
  return readRows<KnownWord>(
    `SELECT word, stem, ${count} AS articles FROM search_words
     WHERE workspace_id = ? AND word >= ? AND word < ? AND ${count} > 0 ORDER BY ${count} DESC, word LIMIT ?`,
    [corpus.workspaceId, letters, `${letters}\u{10FFFF}`, most],
  );
}

/** The words from `first` up to `end` of these lengths: where those that somebody may have meant are looked for. */
export function wordsBetween(
  corpus: Corpus,
  [first, end]: readonly [string, string],
  [shortest, longest]: readonly [number, number],
): Promise<KnownWord[]> {
  const count = countOf(corpus);
  return readRows<KnownWord>(
    `SELECT word, stem, ${count} AS articles FROM search_words
     WHERE workspace_id = ? AND word >= ? AND word < ? AND length(word) BETWEEN ? AND ? AND ${count} > 0 LIMIT 20000`,
    [corpus.workspaceId, first, end, shortest, longest],
  );
}
