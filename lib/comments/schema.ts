import { z } from "zod";
import { AttachmentSummary } from "../attachments/schema";
import { text } from "../entry/fields";
import { id, iso, isoOrNull, type StoredTime, time } from "../entry/shown";
import { plainText } from "../markdown/plain-text";

/** What becomes of a reply that goes out by mail. */
export const deliveryStatuses = ["queued", "sent", "failed", "none"] as const;

export const commentTypes = ["reply", "note"] as const;

const Author = z.object({
  type: z.enum(["user", "contact", "api_key", "system"]),
  id: id("The author's id."),
  name: z.string().meta({ maxLength: 100 }),
});

const Delivery = z
  .object({
    status: z.enum(deliveryStatuses).meta({
      description:
        "`queued` until the mail server has taken it, then `sent`; `failed` when it was refused or came back; `none` when it is not mailed.",
    }),
    error: z.string().nullable().meta({ description: "Why it failed, or is tried again.", maxLength: 500 }),
    sent_at: time("When the mail server took it.").nullable(),
  })
  .meta({ id: "Delivery", description: "What became of an outbound reply's mail. More statuses may be added later." });

/** A comment as the API shows it. Every field is always there. */
export const Comment = z
  .object({
    id: id("Opaque and stable."),
    ticket_id: id("The ticket's id."),
    type: z.enum(commentTypes).meta({ description: "A public reply, or an internal note." }),
    direction: z.enum(["inbound", "outbound", "internal"]),
    body: z.string().meta({ description: "Markdown.", maxLength: 65_536 }),
    body_text: z
      .string()
      .meta({ description: "The body without markup; of a mail only what is new in it.", maxLength: 65_536 }),
    author: Author,
    attachments: z.array(AttachmentSummary).meta({ description: "Files that came with it.", maxItems: 100 }),
    channel: z.string().meta({ maxLength: 32 }),
    cc: z
      .array(z.string().meta({ format: "email", maxLength: 254 }))
      .meta({ description: "Who got a copy.", maxItems: 10 }),
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
  bodyText: string | null;
  authorType: string;
  authorId: string;
  authorName: string;
  channel: string;
  /** Separated by spaces. */
  copies: string | null;
  delivery: string | null;
  deliveryError: string | null;
  deliveredAt: StoredTime | null;
  createdAt: StoredTime;
  updatedAt: StoredTime;
  deletedAt: StoredTime | null;
}>;

export function commentOf(row: CommentRow, attachments: readonly AttachmentSummary[] = []): Comment {
  return {
    id: row.id,
    ticket_id: row.ticketId,
    type: row.type as Comment["type"],
    direction: row.direction as Comment["direction"],
    body: row.body,
    body_text: row.bodyText ?? plainText(row.body),
    author: { type: row.authorType as Comment["author"]["type"], id: row.authorId, name: row.authorName },
    attachments: [...attachments],
    channel: row.channel,
    cc: row.copies ? row.copies.split(" ") : [],
    delivery: row.direction === "outbound" ? deliveryOf(row) : null,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}

function deliveryOf({ delivery, deliveryError, deliveredAt }: CommentRow): Comment["delivery"] {
  return {
    status: (delivery ?? "none") as (typeof deliveryStatuses)[number],
    error: deliveryError,
    sent_at: isoOrNull(deliveredAt),
  };
}
