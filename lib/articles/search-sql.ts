import "server-only";
import { readRows } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import { holds } from "../entry/holds";
import { plainText } from "../markdown/plain-text";
import { excerptHtml } from "../search/excerpt";
import { matching, matchOf } from "../search/match";
import { placeWord } from "../search/place-word";
import { scoreOf } from "../search/score";
import { type Term, understand } from "../search/understand";
import { type ArticleRow, articleColumns, articleUrl, categorySummary } from "./article-row";
import type { SearchQuery } from "./query";
import type { FoundArticle } from "./schema";

/** Who reads articles: anybody may, and sees drafts and internal ones with kb:read. */
export type Reader = Pick<Ctx, "workspace" | "actor" | "now">;

/** Whether the reader sees what is not published too. */
export function seesAll({ actor }: Pick<Ctx, "actor">): boolean {
  return holds(actor, "kb:read");
}

export function corpusOf(reader: Reader) {
  return { workspaceId: reader.workspace.id, all: seesAll(reader) };
}

type Group = { word: string }[];

/** What confines a search to the articles that the reader may see. */
function confined(reader: Reader): Group[] {
  const place = [{ word: placeWord("article", reader.workspace.id) }];
  return seesAll(reader) ? [place] : [place, [{ word: ":s:published" }]];
}

const readingsOf = ({ readings }: Term, mark = "") => readings.map(({ stem }) => ({ word: mark + stem }));

/** The articles that have every word of the question; null when one of them is in none. */
export function matchOfAll(reader: Reader, terms: readonly Term[]): string | null {
  if (terms.length === 0 || terms.some(({ readings }) => readings.length === 0)) return null;
  return matchOf([...confined(reader), ...terms.map((term) => readingsOf(term))]);
}

/**
 * How many records are looked at more closely: those with the whole question in the title, then those with all of its
 * words anywhere, and only when these are few, those with some of them. Bounds what a question of common words costs.
 */
const [inTitle, withAll, withSome, few] = [100, 200, 200, 20];

type CandidateRow = { id: string; words: string; updatedAt: Date | number };

/**
 * The articles that answer a question best. Both databases only say which articles have the words; the order is made
 * here, from what the reader may see and nothing else, so it is the same on both.
 */
export async function searchArticles(reader: Reader, query: SearchQuery): Promise<FoundArticle[]> {
  const { terms: asked, total } = await understand(corpusOf(reader), query.q);
  const terms = asked.filter(({ readings }) => readings.length > 0);
  if (terms.length === 0) return [];
  const candidates = await candidatesFor(reader, query, terms);
  const now = reader.now.getTime();
  const best = [...candidates.values()]
    .map((row) => ({
      id: row.id,
      score: scoreOf({ words: row.words, updatedAt: Number(row.updatedAt) }, asked, total, now),
    }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, query.limit);
  const rows = await readRows<ArticleRow>(
    `SELECT ${articleColumns} FROM articles WHERE workspace_id = ? AND id IN (${best.map(() => "?").join(", ") || "''"})`,
    [reader.workspace.id, ...best.map(({ id }) => id)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const stems = new Set(terms.flatMap(({ readings }) => readings.map(({ stem }) => stem)));
  return best.flatMap(({ id, score }) => {
    const row = byId.get(id);
    return row ? [foundOf(reader, row, score, stems)] : [];
  });
}

async function candidatesFor(reader: Reader, query: SearchQuery, terms: readonly Term[]) {
  const found = new Map<string, CandidateRow>();
  const look = async (groups: Group[], most: number) => {
    for (const row of await readCandidates(query, matchOf([...confined(reader), ...groups]), most))
      found.set(row.id, row);
  };
  await look(
    terms.map((term) => readingsOf(term, ":t:")),
    inTitle,
  );
  if (found.size < inTitle) {
    await look(
      terms.map((term) => readingsOf(term)),
      withAll,
    );
  }
  if (found.size < few && terms.length > 1) await look([terms.flatMap((term) => readingsOf(term, ":t:"))], withSome);
  if (found.size < few && terms.length > 1) await look([terms.flatMap((term) => readingsOf(term))], withSome);
  return found;
}

function readCandidates({ category_id, locale }: SearchQuery, match: string, most: number): Promise<CandidateRow[]> {
  const filters = [
    category_id === undefined ? "" : " AND a.category_id = ?",
    locale === undefined ? "" : " AND a.locale = ?",
  ];
  const values = [category_id, locale].filter((value) => value !== undefined);
  const { from, where, order } = matching();
  return readRows<CandidateRow>(
    `SELECT a.id, d.words, a.updated_at AS "updatedAt" FROM ${from} JOIN articles a ON a.id = d.target_id
     WHERE ${where}${filters.join("")} ${order} LIMIT ?`,
    [match, ...values, most],
    { replan: true },
  );
}

function foundOf({ workspace }: Reader, row: ArticleRow, score: number, stems: ReadonlySet<string>): FoundArticle {
  return {
    id: row.id,
    title: row.title,
    slug: row.slug,
    url: articleUrl(workspace, row.slug),
    excerpt_html: excerptHtml(plainText(row.body), stems),
    score: Math.round(score * 100) / 100,
    category: row.categoryId === null ? null : categorySummary(row),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
