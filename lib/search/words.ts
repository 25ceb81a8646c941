import { stemmer } from "stemmer";
import { unmarked } from "../access/plain-ascii";
import { remembered } from "../entry/public/remembered";

/** Longer runs of letters are no words, but encoded data. */
const longestWord = 64;

/** Scripts that put no spaces between words: their text is cut into pairs of letters. */
const unspaced = /(?:(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}])/u;
const runs = new RegExp(`${unspaced.source}+|(?:(?!${unspaced.source})[\\p{L}\\p{N}])+`, "gu");

const ascii = /^[\x20-\x7e\n]*$/;

/**
 * The words of a text in the form in which they are compared: without case, width, marks and apostrophes, and of scripts
 * without spaces each pair of letters. Both databases store and are asked for just these, so that they find the same.
 */
export function wordsOf(text: string): string[] {
  if (ascii.test(text)) return asciiWords(text);
  const plain = unmarked(text)
    .normalize("NFC")
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "");
  return (plain.match(runs) ?? []).flatMap((run) => {
    if (unspaced.test(run)) return pairsOf([...run]);
    return run.length > longestWord ? [] : [run];
  });
}

/** The same for most English text, in a fraction of the time. */
function asciiWords(text: string): string[] {
  const plain = text.toLowerCase().replace(/(?<=[a-z])'(?=[a-z])/g, "");
  return (plain.match(/[a-z0-9]+/g) ?? []).filter((run) => run.length <= longestWord);
}

function pairsOf(letters: readonly string[]): string[] {
  if (letters.length < 2) return [...letters];
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** Words of one stem are one word to the search: `connected`, `connections`. English (Porter); others stay as they are. */
export const stemOf = remembered((word: string) => (/^[a-z]{3,}$/.test(word) ? stemmer(word) : word), 20_000);

/** The stems of a text's words, in order: what is stored, and what is asked for. */
export function stemsIn(text: string): string[] {
  return wordsOf(text).map(stemOf);
}

/** Counted with each article, so that the vocabulary knows how many there are. No text has it. */
export const everyArticle = ":all";

/** Words of nearly every question, which say nothing about what is looked for. */
const fillers = new Set(
  `a about am an and any are as at be been but by can cannot could did do does doing for from get had has have how i if
   in into is it its me my of on or our please shall should so than that the their them then there these they this
   those to us was we were what when where which who why will with would you your`.split(/\s+/),
);

/** Most words of a question that are looked for. */
const mostWords = 16;

/** What a question looks for: its words, each once, without fillers unless there is nothing else. */
export function questionWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))];
  const telling = words.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : words).slice(0, mostWords);
}
