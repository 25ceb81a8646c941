"use server";

import { z } from "zod";
import { AttachmentIds } from "../attachments/schema";
import { action } from "../entry/action";
import type { Ctx } from "../entry/ctx";
import { requireRight } from "../entry/holds";
import { answerStored } from "../entry/masked";
import { addNote as note } from "./commands/add-note";
import { mailAgain } from "./commands/mail-again";
import { reopenTicket as reopen } from "./commands/reopen-ticket";
import { replyToTicket as reply } from "./commands/reply-to-ticket";
import { updateTicket as update } from "./commands/update-ticket";
import { NewReply, TicketPatch } from "./input";

const Named = { id: z.string().max(64) };

/** Writing tickets through a key is one right, working on them in the console another: Developers hold only the first. */
function atWork<C extends Ctx>(ctx: C): C {
  requireRight(ctx.actor, "support:work");
  return ctx;
}

/** Sends a public reply as the signed-in member. Its `meta` says which API keys in the text were masked. */
export const replyToTicket = action(
  {
    permission: "tickets:write",
    input: z.strictObject({
      ...Named,
      body: NewReply.shape.body,
      status: NewReply.shape.status,
      attachment_ids: AttachmentIds,
    }),
  },
  async (ctx, { id, body, status, attachment_ids }) => {
    await reply(atWork(ctx), id, { body, attachment_ids, ...(status ? { status } : {}), reopen: false });
    return answerStored({ id }, { body });
  },
);

/** Adds an internal note as the signed-in member. */
export const addNote = action(
  {
    permission: "comments:write",
    input: z.strictObject({ ...Named, body: NewReply.shape.body, attachment_ids: AttachmentIds }),
  },
  async (ctx, { id, body, attachment_ids }) => {
    await note(atWork(ctx), id, { body, attachment_ids });
    return answerStored({ id }, { body });
  },
);

/** Mails a reply again that did not arrive. */
export const mailReplyAgain = action({ permission: "tickets:write", input: z.strictObject(Named) }, (ctx, { id }) =>
  mailAgain(atWork(ctx), id),
);

export const updateTicket = action(
  {
    permission: "tickets:write",
    input: z.strictObject({
      ...Named,
      status: TicketPatch.shape.status,
      priority: TicketPatch.shape.priority,
      assignee_id: TicketPatch.shape.assignee_id,
    }),
  },
  (ctx, { id, ...patch }) => update(atWork(ctx), id, patch),
);

export const reopenTicket = action({ permission: "tickets:write", input: z.strictObject(Named) }, (ctx, { id }) =>
  reopen(atWork(ctx), id, {}),
);
