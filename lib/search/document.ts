import "server-only";
import type { Tx } from "../db/client";
import { placeWord, type SearchKind } from "./place-word";

/** PostgreSQL takes no more than a megabyte of lexemes; what comes later in a very long record is not found. */
const longest = 400_000;

/** What stands for a record in the index: words with spaces between them, of letters, digits, `:` and `_` only. */
export type SearchDocument = Readonly<{ kind: SearchKind; targetId: string; words: string; people?: string }>;

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
