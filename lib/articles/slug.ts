import { hyphenated } from "../access/plain-ascii";

/** Room for a number behind it. */
const longest = 80;

/** `How do I reset my password?` as `how-do-i-reset-my-password`; `fallback` when nothing of it can be written in ASCII. */
export function slugOfTitle(title: string, fallback: string): string {
  const words = hyphenated(title).replace(/^-+/, "");
  if (words.length <= longest) return words.replace(/(?<!-)-+$/, "") || fallback;
  // Whole words, where there are any.
  const cut = words.slice(0, longest + 1);
  return cut.slice(0, cut.lastIndexOf("-") > longest / 2 ? cut.lastIndexOf("-") : longest).replace(/(?<!-)-+$/, "");
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) {
    if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
  }
}
