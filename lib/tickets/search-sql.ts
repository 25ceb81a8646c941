import "server-only";
import type { Condition } from "../db/page-of-rows";
import type { Ctx } from "../entry/ctx";
import { holds } from "../entry/holds";
import { matches, matchOf } from "../search/match";
import { placeWord } from "../search/place-word";
import { sought } from "../search/ticket-words";
import { questionWords } from "../search/words";

/**
 * A select of the ids of the tickets that have every word of a question: in the subject, the number, the requester's name
 * and address, in replies, and in internal notes for who may read those. Null when the question has no words.
 */
export function ticketsWith(
  { workspace, actor }: Pick<Ctx, "workspace" | "actor">,
  question: string,
): Condition | null {
  const words = questionWords(question);
  if (words.length === 0) return null;
  const notes = holds(actor, "comments:read");
  const groups = words.map((word, at) => sought(word, { last: at === words.length - 1, notes }));
  const match = matchOf([[{ word: placeWord("ticket", workspace.id) }], ...groups]);
  return [`SELECT d.target_id FROM search_documents d WHERE ${matches()}`, match];
}
