import type { Comment } from "../comments/schema";
import type { Told } from "../events/told";

type CommentEvent = "comment.created" | "comment.updated" | "comment.deleted";

/** An event about a comment. An internal note is told to nobody who may not read notes. */
export function commentEvent(type: CommentEvent, object: Comment, previous: Told["previous"] = {}): Told {
  return { type, object, previous, needs: object.type === "note" ? "notes" : "replies" };
}
