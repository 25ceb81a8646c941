import { escapeHtml } from "../markdown/escape-html";
import { stemOf, wordsOf } from "./words";

/** Characters of an excerpt, about, and how far into a text it is looked for. */
const size = 240;
const reach = 20_000;

type Span = { start: number; end: number; stem: string };

/** Letters, digits and marks, with apostrophes between: words as they are written. */
const written = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;

/**
 * The part of a text that has most of the stems in it, as HTML: everything escaped, and the words of these stems in
 * `<mark>`. The text's beginning when it has none of them.
 */
export function excerptHtml(text: string, stems: ReadonlySet<string>): string {
  const plain = text.slice(0, reach).replace(/\s+/g, " ").trim();
  const spans = spansOf(plain, stems);
  const start = bestStart(plain, spans);
  const end = wordEnd(plain, start + size);
  let html = start > 0 ? "… " : "";
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    html += `${escapeHtml(plain.slice(at, span.start))}<mark>${escapeHtml(plain.slice(span.start, span.end))}</mark>`;
    at = span.end;
  }
  return html + escapeHtml(plain.slice(at, end)) + (end < plain.length ? " …" : "");
}

function spansOf(text: string, stems: ReadonlySet<string>): Span[] {
  const beginnings = new Set([...stems].map((stem) => stem.slice(0, 1)));
  const spans: Span[] = [];
  for (const { 0: word, index } of text.matchAll(written)) {
    // Nearly all words: no word of the question begins as they do.
    const [first = ""] = word;
    if (first <= "z" && !beginnings.has(first.toLowerCase())) continue;
    const found = wordsOf(word)
      .filter((each) => beginnings.has(each.slice(0, 1)))
      .map(stemOf)
      .find((stem) => stems.has(stem));
    if (found !== undefined) spans.push({ ...within(word, index, found), stem: found });
  }
  return spans;
}

/** Where in a word as it is written the stem is: the whole word, or of a script without spaces only those letters. */
function within(word: string, index: number, stem: string): Omit<Span, "stem"> {
  const at = wordsOf(word).length > 1 ? word.indexOf(stem) : -1;
  return at < 0 ? { start: index, end: index + word.length } : { start: index + at, end: index + at + stem.length };
}

/** The beginning of the stretch that has the most different words of the question, then the most of them at all. */
function bestStart(text: string, spans: readonly Span[]): number {
  let [best, bestWorth] = [0, 0];
  for (const [at, { start }] of spans.entries()) {
    const inside = spans.slice(at, at + 40).filter((span) => span.end <= start + size - 60);
    const worth = new Set(inside.map(({ stem }) => stem)).size * 100 + inside.length;
    if (worth > bestWorth) [best, bestWorth] = [start, worth];
  }
  if (best < 60) return 0;
  // A little before the first word, where a word begins.
  const from = text.indexOf(" ", best - 50);
  return from < 0 || from >= best ? best : from + 1;
}

function wordEnd(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(" ", end);
  return space > end - 40 ? space : end;
}
