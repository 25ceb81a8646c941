import { previousOf } from "../events/previous";
import type { Told } from "../events/told";
import type { Article } from "./schema";

/**
 * The events of one change of an article. A draft is nobody's business before it is published; that a published one was
 * deleted is told as that it was taken back, emptied as it is then.
 */
export function articleEvents(before: Article | null, after: Article, deleted = false): Told[] {
  const [was, is] = [before?.status === "published", after.status === "published" && !deleted];
  const left: Article = { ...after, status: "draft" };
  if (deleted) return was ? [{ type: "kb.article.unpublished", object: left }] : [];
  if (!before) return is ? [{ type: "kb.article.published", object: after }] : [];
  const previous = previousOf(before, after);
  const told = (type: Told["type"]): Told => ({ type, object: after, previous });
  if (was !== is) return [told(is ? "kb.article.published" : "kb.article.unpublished")];
  return [told("kb.article.updated")];
}
