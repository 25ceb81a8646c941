import type { Term } from "./understand";

/** A record that may answer the question. */
export type Candidate = Readonly<{
  /** Its words as stored: the title's with `:t:` before each, then all. */
  words: string;
  /** Epoch milliseconds. */
  updatedAt: number;
}>;

const day = 86_400_000;

/** How often a word is in a text of words with spaces between them and around them. */
function occurrences(text: string, word: string): number {
  const sought = ` ${word} `;
  let count = 0;
  for (let at = text.indexOf(sought); at >= 0 && count < 20; at = text.indexOf(sought, at + sought.length - 1)) count++;
  return count;
}

/**
 * How well a record answers: the rarer a word the more it counts (as in BM25, with its saturation), in the title three
 * times as much, less when the word was guessed; the whole falls with the words that are missing, rises with the share of
 * the title that was asked for, and slightly when the record is recent. `total` is how many records there are.
 */
export function scoreOf({ words, updatedAt }: Candidate, terms: readonly Term[], total: number, now: number): number {
  const text = ` ${words} `;
  const length = words.length / 6;
  const titleLength = Math.max(occurrencesOfMark(words), 1);
  let [sum, found, inTitle] = [0, 0, 0];
  for (const { readings } of terms) {
    let best = 0;
    let titled = false;
    for (const { stem, weight, articles } of readings) {
      const count = occurrences(text, stem);
      if (count === 0) continue;
      const title = text.includes(` :t:${stem} `);
      const rarity = Math.log(1 + (total - articles + 0.5) / (articles + 0.5));
      const often = count / (count + 1.2 * (0.4 + (0.6 * length) / 300));
      const worth = weight * Math.max(rarity, 0.1) * (often + (title ? 3 : 0));
      if (worth > best) [best, titled] = [worth, title];
    }
    sum += best;
    if (best > 0) found++;
    if (titled) inTitle++;
  }
  const coverage = (found / Math.max(terms.length, 1)) ** 2;
  const age = Math.max(now - updatedAt, 0) / day;
  return sum * coverage * (1 + (0.5 * inTitle) / titleLength) * (1 + 0.08 * 2 ** (-age / 180));
}

function occurrencesOfMark(words: string): number {
  return words.split(" :t:").length - 1;
}
