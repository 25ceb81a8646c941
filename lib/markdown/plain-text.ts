/**
 * Markdown without its marks, for programs that show or search plain text. Not a parser: what it does not know stays as
 * it is. Every pattern excludes its own opening sign, so none goes over the same text twice, however the text is made.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\r\n?/g, "\n")
    .replace(/^ {0,3}(```|~~~)[^\n]*$/gm, "")
    .replace(/^ {0,3}#{1,6} +/gm, "")
    .replace(/^ {0,3}> ?/gm, "")
    .replace(/!?\[([^[\]\n]{0,500})\]\(([^()\s]{1,2000})\)/g, (_, label: string, address: string) =>
      label === "" || label === address ? address : `${label} (${address})`,
    )
    .replace(/\*\*([^*\n]{1,500})\*\*/g, "$1")
    .replace(/(?<![\w*])\*([^*\s][^*\n]{0,500})\*(?![\w*])/g, "$1")
    .replace(/(?<![\w_])_([^_\s][^_\n]{0,500})_(?![\w_])/g, "$1")
    .replace(/`([^`\n]{1,500})`/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
