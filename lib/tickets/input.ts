import { z } from "zod";
import { Email } from "../access/email";
import { AttachmentIds } from "../attachments/schema";
import { commentTypes } from "../comments/schema";
import { ContactByEmail } from "../contacts/schema";
import { clearable, formBoolean, formInteger, line, moment, oneOf, text } from "../entry/fields";
import { Tags, Values, ValuesPatch } from "../entry/values";
import { longestBody, longestSubject, ticketChannels, ticketPriorities, ticketStatuses } from "./schema";

const Subject = line(longestSubject);
const Body = text(longestBody).meta({ description: "Markdown.", minLength: 1, maxLength: longestBody });
const Status = oneOf(ticketStatuses);
const Priority = oneOf(ticketPriorities);
const Id = line(64);
const Type = line(64);
const ExternalId = line(255);
const IfVersion = formInteger(1)
  .optional()
  .meta({ description: "Refuses the change (412) when the ticket has another version by now." });

export const NewTicket = z
  .strictObject({
    subject: Subject,
    body: Body,
    requester: ContactByEmail.optional(),
    requester_id: Id.optional().meta({ description: "A contact, instead of `requester`." }),
    priority: Priority.default("normal"),
    status: Status.default("open"),
    type: clearable(Type).optional(),
    tags: Tags.default([]),
    assignee_id: clearable(Id).optional().meta({ description: "A member of the workspace." }),
    team_id: clearable(Id).optional().meta({ description: "The team that works on it." }),
    customer_id: clearable(Id).optional().meta({ description: "The account it is about; the requester's by default." }),
    channel: oneOf(ticketChannels).default("api"),
    external_id: clearable(ExternalId).optional(),
    custom_fields: Values.default({}),
    metadata: Values.default({}),
    attachment_ids: AttachmentIds.optional(),
    notify_requester: formBoolean.optional().meta({
      description:
        "Whether the requester is mailed that it has arrived, where the workspace does that; unless this is false.",
    }),
  })
  .superRefine(
    ({ requester, requester_id }, context) => {
      if (requester === undefined && requester_id === undefined) {
        context.addIssue({ code: "invalid_type", expected: "object", path: ["requester"], message: "is required" });
      }
      if (requester !== undefined && requester_id !== undefined) {
        context.addIssue({
          code: "custom",
          path: ["requester_id"],
          message: "cannot be given together with requester",
        });
      }
    },
    // With the others: every mistake is named at once.
    { when: ({ value }) => typeof value === "object" && value !== null },
  )
  .meta({ id: "NewTicket" });

export type NewTicket = z.output<typeof NewTicket>;

/** A JSON Merge Patch (RFC 7396), plus `add_tags`, `remove_tags` and `if_version`. */
export const TicketPatch = z
  .strictObject({
    subject: Subject.optional(),
    status: Status.optional(),
    priority: Priority.optional(),
    type: clearable(Type).optional(),
    assignee_id: clearable(Id).optional(),
    team_id: clearable(Id).optional(),
    requester_id: Id.optional(),
    customer_id: clearable(Id).optional(),
    tags: Tags.nullable().optional().meta({ description: "Replaces all tags." }),
    add_tags: Tags.optional(),
    remove_tags: Tags.optional(),
    custom_fields: ValuesPatch.nullable().optional(),
    metadata: ValuesPatch.nullable().optional(),
    external_id: clearable(ExternalId).optional(),
    due_at: clearable(moment).optional(),
    if_version: IfVersion,
  })
  .meta({ id: "TicketPatch" });

export type TicketPatch = z.output<typeof TicketPatch>;

const Notify = formBoolean.meta({
  description: "Whether the reply is mailed to the requester; it is unless this is false.",
});

/** People who get a copy of one reply. Nobody else ever does: an address in the Cc of a mail that came in is not used. */
const Copies = z
  .array(Email, { error: "must be a list of e-mail addresses" })
  .max(10, "must be at most 10")
  .transform((addresses) => [...new Set(addresses)])
  .meta({ description: "Addresses that get a copy of this mail.", maxItems: 10 });

const Author = z.strictObject({
  type: oneOf(["agent", "contact"]),
  id: Id.optional().meta({ description: "Default: the key's owner, or the ticket's requester." }),
});

export const NewReply = z
  .strictObject({
    body: Body,
    status: Status.optional().meta({ description: "Set in the same step." }),
    author: Author.optional().meta({ description: "Who speaks; the key's owner when left out." }),
    reopen: formBoolean.default(false).meta({ description: "Reopens the ticket when it is closed." }),
    attachment_ids: AttachmentIds.optional(),
    cc: Copies.optional(),
    notify: Notify.optional(),
  })
  .refine(({ status, reopen }) => !(reopen && status === "closed"), {
    path: ["status"],
    error: "cannot be closed together with reopen",
  })
  .meta({ id: "NewReply" });

export type NewReply = z.output<typeof NewReply>;

/** What a contact may say of a ticket that they open. What the workspace makes of it is not theirs to set. */
export type OwnTicket = Pick<NewTicket, "subject" | "body"> &
  Partial<Pick<NewTicket, "type" | "tags" | "custom_fields" | "metadata">>;

/** What a contact writes on their own ticket. */
export type OwnReply = Pick<NewReply, "body" | "reopen">;

/** How a contact closes their own ticket. */
export type CloseOwnTicket = Pick<CloseTicket, "comment">;

export const NewNote = z.strictObject({ body: Body, attachment_ids: AttachmentIds.optional() }).meta({ id: "NewNote" });

export type NewNote = z.output<typeof NewNote>;

export const NewComment = z
  .strictObject({
    type: oneOf(commentTypes).meta({ description: "A public reply, or an internal note." }),
    ...NewReply.shape,
    reopen: formBoolean.optional().meta({ description: "Reopens the ticket when it is closed." }),
    notify: Notify.optional(),
  })
  .superRefine(({ type, status, author, reopen, cc, notify }, context) => {
    const onlyReplies = Object.entries({ status, author, reopen, cc, notify }).filter(
      ([, value]) => value !== undefined,
    );
    if (type === "note") {
      for (const [name] of onlyReplies) {
        context.addIssue({ code: "custom", path: [name], message: "cannot be given with a note" });
      }
    } else if (reopen && status === "closed") {
      context.addIssue({ code: "custom", path: ["status"], message: "cannot be closed together with reopen" });
    }
  })
  .meta({ id: "NewComment" });

export type NewComment = z.output<typeof NewComment>;

export const CloseTicket = z
  .strictObject({
    comment: Body.optional().meta({ description: "A public reply, sent before closing." }),
    note: Body.optional().meta({ description: "An internal note. Needs comments:write." }),
    notify: Notify.optional(),
    resolution: line(255).optional().meta({ description: "How it ended; kept in the ticket's history." }),
    if_version: IfVersion,
  })
  .meta({ id: "CloseTicket" });

export type CloseTicket = z.output<typeof CloseTicket>;

export const ReopenTicket = z
  .strictObject({ reason: line(255).optional().meta({ description: "Kept in the ticket's history." }) })
  .meta({ id: "ReopenTicket" });

export type ReopenTicket = z.output<typeof ReopenTicket>;
