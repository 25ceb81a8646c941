import "server-only";
import type { Tx } from "../db/client";
import { stemOf, wordsOf } from "./words";

export type SearchKind = "article" | "ticket";

/** PostgreSQL takes no more than a megabyte of lexemes; what comes later in a very long record is not found. */
const longest = 400_000;

/** What stands for a record in the index: words with spaces between them, of letters, digits, `:` and `_` only. */
export type SearchDocument = Readonly<{ kind: SearchKind; targetId: string; words: string; people?: string }>;

/** The word that confines a search to one workspace's records of a kind. */
export function placeWord(kind: SearchKind, workspaceId: string): string {
  return `${kind}:${workspaceId.toLowerCase()}`;
}

/** The words of a text as they are stored: their stems. With a `mark`, so that they are told apart from others. */
export function stored(text: string, mark = ""): string {
  return wordsOf(text)
    .map((word) => mark + stemOf(word))
    .join(" ");
}

/** Stores what the search knows of a record, in the transaction that changes the record. */
export async function putDocument(tx: Tx, workspaceId: string, document: SearchDocument): Promise<void> {
  const { kind, targetId, people = "" } = document;
  const words = `${placeWord(kind, workspaceId)} ${document.words}`.slice(0, longest);
  await tx.searchDocument.upsert({
    where: { kind_targetId: { kind, targetId } },
    create: { workspaceId, kind, targetId, words, people },
    update: { words, people },
  });
}

export async function removeDocument(tx: Tx, kind: SearchKind, targetId: string): Promise<void> {
  await tx.searchDocument.deleteMany({ where: { kind, targetId } });
}
