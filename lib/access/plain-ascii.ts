/** Letters that do not decompose into a Latin letter and a mark. */
const letters: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** A text in lower case without marks: `Ærø Café` as `aero cafe`. Letters of other scripts stay. */
export function unmarked(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** What of a text can stand in an address: `Ærø Café!` as `aero-cafe-`; the ends are not trimmed. */
export function hyphenated(text: string): string {
  return unmarked(text)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
}
