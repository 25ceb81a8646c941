/** What Windows-1252 has in place of the controls U+0080 to U+009F. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Nobody writes those controls: they are Windows-1252 that was declared, or decoded, as Latin-1 (as Node 20 does). */
function withoutLatinControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => windows.charAt(control.charCodeAt(0) - 0x80));
}

/** One line of a header as people may see it: no line ends, no controls, no marks that turn the direction of text. */
export function plainLine(text: string, longest: number): string {
  const line = withoutLatinControls(text)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  return line.length <= longest ? line : `${[...line.slice(0, longest - 1)].join("").trimEnd()}…`;
}

/** Text of several lines without what a database or a reader stumbles over. */
export function plainLines(text: string): string {
  return (
    withoutLatinControls(text)
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "")
      .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .replace(/\u00a0/g, " ")
      // The look behind keeps a long row of spaces from being gone through from each of them.
      .replace(/(?<![ \t])[ \t]+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim()
  );
}
