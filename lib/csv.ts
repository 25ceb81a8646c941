/** What a spreadsheet would take for a formula, also behind white space, and the full-width forms that some accept. */
const formula = /^[\s\p{Cc}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^\p{Cc}/u;

/**
 * One cell of RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe in front, so that a key named
 * `=HYPERLINK(…)` stays text on an auditor's machine.
 */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}
