import { z } from "zod";
import { line, moment, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { fieldsParameter } from "../entry/shaping";
import { syncParameters } from "../entry/sync";
import { Comment, commentTypes } from "./schema";

export const CommentQuery = z.strictObject({
  type: oneOf(commentTypes).optional().meta({ description: "Only replies or only notes. Notes need comments:read." }),
  since: moment.optional().meta({ description: "Written at this time or later." }),
  sort: sortParameter(["created_at"], "created_at"),
  ...pageParameters,
  ...fieldsParameter(Comment),
});

export type CommentQuery = z.output<typeof CommentQuery>;

export const OneCommentQuery = z.strictObject(fieldsParameter(Comment));

/** The filters of the stream of all comments. Without any: every comment, the one that changed longest ago first. */
export const AllCommentsQuery = z.strictObject({
  ticket_id: line(64).optional(),
  type: oneOf(commentTypes).optional(),
  author_id: line(64).optional(),
  ...syncParameters,
  sort: sortParameter(["updated_at"], "updated_at"),
  ...pageParameters,
  ...fieldsParameter(Comment),
});

export type AllCommentsQuery = z.output<typeof AllCommentsQuery>;
