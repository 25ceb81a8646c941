import { z } from "zod";
import { AttachmentSummary } from "../attachments/schema";
import { text } from "../entry/fields";
import { plainText } from "../markdown/plain-text";

const id = (description: string) => z.string().meta({ description, maxLength: 64 });
const time = (description: string) => z.string().meta({ description, format: "date-time", maxLength: 40 });

export const commentTypes = ["reply", "note"] as const;

const Author = z.object({
  type: z.enum(["user", "contact", "api_key", "system"]),
  id: id("The author's id."),
  name: z.string().meta({ maxLength: 100 }),
});

const Delivery = z
  .object({ status: z.enum(["not_sent"]), error: z.string().nullable().meta({ maxLength: 500 }) })
  .meta({ id: "Delivery", description: "Whether an outbound reply was mailed. More statuses may be added later." });

/** A comment as the API shows it. Every field is always there. */
export const Comment = z
  .object({
    id: id("Opaque and stable."),
    ticket_id: id("The ticket's id."),
    type: z.enum(commentTypes).meta({ description: "A public reply, or an internal note." }),
    direction: z.enum(["inbound", "outbound", "internal"]),
    body: z.string().meta({ description: "Markdown.", maxLength: 65_536 }),
    body_text: z.string().meta({ description: "The body without markup.", maxLength: 65_536 }),
    author: Author,
    attachments: z.array(AttachmentSummary).meta({ description: "Files that came with it.", maxItems: 100 }),
    channel: z.string().meta({ maxLength: 32 }),
    delivery: Delivery.nullable().meta({ description: "Null for what is not sent anywhere." }),
    created_at: time("When it was written."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Comment", description: "A message on a ticket." });

export type Comment = z.output<typeof Comment>;

export const CommentPatch = z
  .strictObject({ body: text(65_536).meta({ description: "Markdown." }) })
  .meta({ id: "CommentPatch" });

export type CommentPatch = z.output<typeof CommentPatch>;

/** A stored comment; times as the database layer in use gives them. */
export type CommentRow = Readonly<{
  id: string;
  ticketId: string;
  type: string;
  direction: string;
  body: string;
  authorType: string;
  authorId: string;
  authorName: string;
  channel: string;
  createdAt: Date | number;
  updatedAt: Date | number;
  deletedAt: Date | number | null;
}>;

export function commentOf(row: CommentRow, attachments: readonly AttachmentSummary[] = []): Comment {
  return {
    id: row.id,
    ticket_id: row.ticketId,
    type: row.type as Comment["type"],
    direction: row.direction as Comment["direction"],
    body: row.body,
    body_text: plainText(row.body),
    author: { type: row.authorType as Comment["author"]["type"], id: row.authorId, name: row.authorName },
    attachments: [...attachments],
    channel: row.channel,
    delivery: row.direction === "outbound" ? { status: "not_sent", error: null } : null,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
