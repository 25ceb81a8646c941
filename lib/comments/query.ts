import { z } from "zod";
import { moment, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { commentTypes } from "./schema";

export const CommentQuery = z.strictObject({
  type: oneOf(commentTypes).optional().meta({ description: "Only replies or only notes. Notes need comments:read." }),
  since: moment.optional().meta({ description: "Written at this time or later." }),
  sort: sortParameter(["created_at"], "created_at"),
  ...pageParameters,
});

export type CommentQuery = z.output<typeof CommentQuery>;
