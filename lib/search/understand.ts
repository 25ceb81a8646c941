import "server-only";
import { forgiven, typingErrors } from "./typing-errors";
import { type KnownWord, knownStems, wordsBeginning, wordsBetween } from "./vocabulary";
import { everyArticle, questionWords, stemOf } from "./words";

/** One of the ways in which a word of the question can be meant. */
export type Reading = Readonly<{
  stem: string;
  /** How sure it is: 1 for the word itself, less for one that merely begins so, or that was mistyped. */
  weight: number;
  /** In how many articles it is. */
  articles: number;
}>;

/** A word of the question; without readings it is in no article that the reader sees. */
export type Term = Readonly<{ word: string; readings: readonly Reading[] }>;

/** The words of a question, and how many articles the reader sees. */
export type Understood = Readonly<{ terms: readonly Term[]; total: number }>;

/** Most readings of one word. */
const mostReadings = 12;

type Corpus = Readonly<{ workspaceId: string; all: boolean }>;

/**
 * What a question means, in the words that the reader's articles have: each word itself or others of its stem, for the
 * last one also what it may become when it is typed to its end, and for unknown words those that are nearest.
 */
export async function understand(corpus: Corpus, question: string): Promise<Understood> {
  const words = questionWords(question);
  const known = await knownStems(corpus, [everyArticle, ...words.map(stemOf)]);
  const terms: Term[] = [];
  for (const [at, word] of words.entries()) {
    const readings: Reading[] = [];
    const articles = known.get(stemOf(word));
    if (articles !== undefined) readings.push({ stem: stemOf(word), weight: 1, articles });
    if (at === words.length - 1 || readings.length === 0) {
      const begun = word.length < 2 ? [] : await wordsBeginning(corpus, word, mostReadings);
      add(readings, begun, 0.7);
    }
    if (readings.length === 0) add(readings, await meant(corpus, word), 0.6);
    terms.push({ word, readings: readings.slice(0, mostReadings) });
  }
  return { terms, total: known.get(everyArticle) ?? 0 };
}

function add(readings: Reading[], words: readonly KnownWord[], weight: number): void {
  for (const { stem, articles } of words) {
    if (readings.some((reading) => reading.stem === stem)) continue;
    readings.push({ stem, weight, articles });
  }
}

/**
 * The known words that are the fewest typing errors away, among those that begin with the first letter, or with the second
 * when the two were swapped or the first is too many. To compare with all words would take too long.
 */
async function meant(corpus: Corpus, word: string): Promise<KnownWord[]> {
  const most = forgiven(word.length);
  if (most === 0 || /\p{N}/u.test(word)) return [];
  // A plural of what was meant is longer by its ending.
  const lengths = [word.length - most, word.length + most + 3] as const;
  const [first = "", second = ""] = word;
  for (const range of [beginningWith(first), beginningWith(second)]) {
    const near = nearest(word, await wordsBetween(corpus, range, lengths), most);
    if (near.length > 0) return near;
  }
  return [];
}

function beginningWith(letter: string): readonly [string, string] {
  return [letter, `${letter}\u{10FFFF}`];
}

/** To the known word, or to what it has in common with its other forms. */
function errorsTo(typed: string, { word, stem }: KnownWord, most: number): number {
  return Math.min(typingErrors(typed, word, most), typingErrors(typed, stem, most));
}

function nearest(word: string, candidates: readonly KnownWord[], most: number): KnownWord[] {
  const near = candidates
    .map((candidate) => ({ candidate, errors: errorsTo(word, candidate, most) }))
    .filter(({ errors }) => errors <= most);
  const fewest = Math.min(...near.map(({ errors }) => errors));
  return near
    .filter(({ errors }) => errors === fewest)
    .map(({ candidate }) => candidate)
    .sort((a, b) => b.articles - a.articles)
    .slice(0, 3);
}
