/** One entry a line; commas do as well, unless another separator is named. */
export function entriesOf(text: string, separator = /[\n,]+/): string[] {
  return text
    .split(separator)
    .map((entry) => entry.trim())
    .filter(Boolean);
}
