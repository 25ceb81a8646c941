import { z } from "zod";
import { id, time } from "../entry/shown";

/** Where a request stands, as the person who asked sees it. What keeps it waiting inside is not theirs to know. */
export const portalStatuses = ["open", "awaiting_reply", "solved", "closed"] as const;
export type PortalStatus = (typeof portalStatuses)[number];

export const PortalFile = z
  .object({
    id: id("Opaque and stable."),
    filename: z.string().meta({ maxLength: 255 }),
    content_type: z.string().meta({ maxLength: 255 }),
    size: z.int().min(1).max(20_971_520).meta({ description: "Bytes." }),
    url: z
      .string()
      .meta({ description: "Gives the file to the same session.", format: "uri-reference", maxLength: 500 }),
  })
  .meta({ id: "PortalFile", description: "A file of a message." });
export type PortalFile = z.output<typeof PortalFile>;

/** A public message. Who works in the help desk has a name here, and nothing else. */
export const PortalReply = z
  .object({
    id: id("Opaque and stable."),
    author: z.object({
      type: z.enum(["you", "contact", "agent"]),
      name: z.string().meta({ maxLength: 100 }),
    }),
    body: z.string().meta({ description: "Markdown.", maxLength: 65_536 }),
    body_text: z.string().meta({ description: "The body without markup.", maxLength: 65_536 }),
    files: z.array(PortalFile).meta({ maxItems: 100 }),
    created_at: time("When it was written."),
  })
  .meta({ id: "PortalReply", description: "A public message of a request." });
export type PortalReply = z.output<typeof PortalReply>;

/**
 * A ticket as the contact who asked for it sees it. What the workspace makes of it is left out, and so is whatever
 * changes with that: versions, counts and times that notes would move.
 */
export const PortalTicket = z
  .object({
    id: id("Opaque and stable."),
    number: z.int().min(1).max(2_147_483_647),
    subject: z.string().meta({ maxLength: 255 }),
    status: z.enum(portalStatuses).meta({ description: "`awaiting_reply`: the help desk waits for yours." }),
    replies_count: z.int().min(0).meta({ description: "Public messages." }),
    last_reply_at: time("When the last public message was written.").nullable(),
    created_at: time("When it was asked."),
    closed_at: time("When it was closed; null again once it is reopened.").nullable(),
    url: z.string().meta({ description: "Its page in the portal.", format: "uri", maxLength: 2_000 }),
  })
  .meta({ id: "PortalTicket", description: "A ticket as the contact who asked for it sees it." });
export type PortalTicket = z.output<typeof PortalTicket>;

/** Messages on one page of a ticket. */
export const repliesShown = 50;

export const PortalThread = PortalTicket.extend({
  replies: z
    .array(PortalReply)
    .meta({ description: `The last ${repliesShown}, or those before \`before\`; the oldest first.`, maxItems: 50 }),
  earlier: z.boolean().meta({ description: "Whether there are earlier ones: ask with `before`, the id of the first." }),
}).meta({ id: "PortalThread", description: "A ticket with its public messages." });
export type PortalThread = z.output<typeof PortalThread>;

export const PortalVisitor = z
  .object({
    contact: z.object({
      id: id("The contact's id."),
      name: z.string().meta({ maxLength: 100 }),
      email: z.string().nullable().meta({ format: "email", maxLength: 254 }),
    }),
    workspace: z.object({ id: id("The workspace's id."), name: z.string().meta({ maxLength: 100 }) }),
  })
  .meta({ id: "PortalVisitor", description: "Whose session it is." });

export const PortalSession = z
  .object({
    session_token: z
      .string()
      .meta({ description: "Send it as `Authorization: Bearer`, where there is no cookie.", maxLength: 100 }),
    expires_at: time("When it ends at the latest. It ends after 12 hours without a request, too."),
    ticket_number: z.int().nullable().meta({ description: "The ticket that the link was about." }),
  })
  .meta({ id: "PortalSession", description: "A session of the portal." });
