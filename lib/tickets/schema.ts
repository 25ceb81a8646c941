import { z } from "zod";
import { ContactSummary } from "../contacts/schema";
import { id, time } from "../entry/shown";
import { StoredTags, StoredValues } from "../entry/values";

export const ticketStatuses = ["open", "pending", "on_hold", "solved", "closed"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** From the least to the most urgent; stored as 1 to 4, so that they sort. */
export const ticketPriorities = ["low", "normal", "high", "urgent"] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

export const ticketChannels = ["api", "email", "widget", "portal", "form"] as const;

export const longestSubject = 255;
export const longestBody = 65_536;

/** For how long a deleted ticket can be restored, in days. */
export const restorableDays = 30;

const Creator = z.object({
  type: z.enum(["user", "contact", "api_key", "system"]),
  id: id("The creator's id."),
  name: z.string().meta({ maxLength: 100 }),
});

/** A ticket as the API shows it. Every field is always there. */
export const Ticket = z
  .object({
    id: id("Opaque and stable."),
    number: z.int().min(1).max(2_147_483_647).meta({ description: "The number people see; unique in the workspace." }),
    subject: z.string().meta({ maxLength: 255 }),
    status: z.enum(ticketStatuses),
    priority: z.enum(ticketPriorities),
    type: z.string().nullable().meta({ description: "What kind of request it is, in your own words.", maxLength: 64 }),
    channel: z.enum(ticketChannels).meta({ description: "How it came in." }),
    tags: StoredTags,
    requester: ContactSummary,
    requester_id: id("The contact who asks."),
    requester_verified: z.boolean().nullable().meta({
      description: "Of tickets of the widget: whether the site proved the requester's address. Else null.",
    }),
    customer_id: id("The account it is about; that of the requester unless another was given.").nullable(),
    assignee_id: id("The member who works on it.").nullable(),
    team_id: id("The team that works on it.").nullable(),
    external_id: z
      .string()
      .nullable()
      .meta({ description: "Your own id for it; unique in the workspace.", maxLength: 255 }),
    custom_fields: StoredValues,
    metadata: StoredValues.meta({ description: "Your own notes for programs." }),
    comments_count: z.int().min(0).meta({ description: "Replies and internal notes." }),
    attachments_count: z.int().min(0),
    first_response_at: time("When an agent first replied.").nullable(),
    last_comment_at: time("When it was last written to."),
    due_at: time("When it should be solved.").nullable(),
    solved_at: time("When it was solved; null again once it is reopened.").nullable(),
    closed_at: time("When it was closed; null again once it is reopened.").nullable(),
    deleted_at: time("When it was deleted.").nullable(),
    created_by: Creator,
    web_url: z.string().meta({ description: "Its page in the console.", format: "uri", maxLength: 2_000 }),
    version: z.int().meta({ description: "Rises with each change." }),
    created_at: time("When it was created."),
    updated_at: time("When it last changed; replies count as changes."),
  })
  .meta({
    id: "Ticket",
    description: "A request and its conversation. More statuses and channels may be added later.",
  });

export type Ticket = z.output<typeof Ticket>;

/** A member, as the one who works on a ticket. */
export type Assignee = Readonly<{ id: string; name: string }>;
