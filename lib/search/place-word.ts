export type SearchKind = "article" | "ticket";

/** The word that confines a search to one workspace's records of a kind. */
export function placeWord(kind: SearchKind, workspaceId: string): string {
  return `${kind}:${workspaceId.toLowerCase()}`;
}
