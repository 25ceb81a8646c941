import { z } from "zod";
import { AttachmentIds } from "../attachments/schema";
import { commentTypes } from "../comments/schema";
import { ContactByEmail } from "../contacts/schema";
import { clearable, formBoolean, formInteger, line, moment, oneOf, text } from "../entry/fields";
import { Tags, Values, ValuesPatch } from "../entry/values";
import { ticketChannels, ticketPriorities, ticketStatuses } from "./schema";

export const longestSubject = 255;
export const longestBody = 65_536;

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
  })
  .refine(({ status, reopen }) => !(reopen && status === "closed"), {
    path: ["status"],
    error: "cannot be closed together with reopen",
  })
  .meta({ id: "NewReply" });

export type NewReply = z.output<typeof NewReply>;

export const NewNote = z.strictObject({ body: Body, attachment_ids: AttachmentIds.optional() }).meta({ id: "NewNote" });

export type NewNote = z.output<typeof NewNote>;

export const NewComment = z
  .strictObject({
    type: oneOf(commentTypes).meta({ description: "A public reply, or an internal note." }),
    ...NewReply.shape,
    reopen: formBoolean.optional().meta({ description: "Reopens the ticket when it is closed." }),
  })
  .superRefine(({ type, status, author, reopen }, context) => {
    const onlyReplies = Object.entries({ status, author, reopen }).filter(([, value]) => value !== undefined);
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
    resolution: line(255).optional().meta({ description: "How it ended; kept in the ticket's history." }),
    if_version: IfVersion,
  })
  .meta({ id: "CloseTicket" });

export type CloseTicket = z.output<typeof CloseTicket>;

export const ReopenTicket = z
  .strictObject({ reason: line(255).optional().meta({ description: "Kept in the ticket's history." }) })
  .meta({ id: "ReopenTicket" });

export type ReopenTicket = z.output<typeof ReopenTicket>;
