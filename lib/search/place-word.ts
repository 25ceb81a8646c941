export type SearchKind = "article" | "ticket";

/**
 * The word that confines a search to one workspace's records of a kind. Like every word with a mark it begins with a
 * colon: what somebody types begins with a letter or digit, so no unfinished word of theirs reaches it.
 */
export function placeWord(kind: SearchKind, workspaceId: string): string {
  return `:${kind}:${workspaceId.toLowerCase()}`;
}
