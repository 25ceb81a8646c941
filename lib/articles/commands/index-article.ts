import "server-only";
import type { Tx } from "../../db/client";
import { plainText } from "../../markdown/plain-text";
import { putDocument, removeDocument } from "../../search/document";
import { countWords, type Said, said } from "../../search/vocabulary";
import { indexedWords } from "../indexed-words";
import type { StoredArticle } from "./stored-article";

type Text = Pick<StoredArticle, "id" | "workspaceId" | "title" | "body" | "status">;

/** Keeps the search in step with an article, as it was and as it is. Null before it is written, and once it is gone. */
export async function indexArticle(tx: Tx, before: Text | null, after: Text | null): Promise<void> {
  const article = after ?? before;
  if (!article) return;
  const { id, workspaceId } = article;
  await countWords(tx, workspaceId, before && wordsOf(before), after && wordsOf(after));
  if (!after) return removeDocument(tx, "article", id);
  await putDocument(tx, workspaceId, { kind: "article", targetId: id, words: indexedWords(after) });
}

function wordsOf({ title, body, status }: Text): Said {
  return said([title, plainText(body)], status === "published");
}
