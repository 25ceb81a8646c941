import { z } from "zod";
import { line } from "../entry/fields";
import { id, iso, isoOrNull, type StoredTime, time } from "../entry/shown";
import type { Told } from "../events/told";

/** How long an upload waits to be attached, in milliseconds. */
export const unattachedFor = 24 * 3_600_000;
/** Bytes of one file. */
export const fileLimitBytes = 20_971_520;
/** Files of one message. */
export const mostFiles = 10;

const facts = {
  id: id("Opaque and stable."),
  filename: z.string().meta({ maxLength: 255 }),
  content_type: z.string().meta({ description: "What its bytes say it is.", maxLength: 255 }),
  size: z.int().min(1).max(20_971_520).meta({ description: "Bytes." }),
};

/** An attachment as its message shows it. */
export const AttachmentSummary = z.object(facts).meta({ id: "AttachmentSummary", description: "A file of a message." });
export type AttachmentSummary = z.output<typeof AttachmentSummary>;

/** An attachment as the API shows it. Every field is always there. */
export const Attachment = z
  .object({
    ...facts,
    sha256: z.string().meta({ description: "Of its bytes, in hex.", minLength: 64, maxLength: 64 }),
    ticket_id: id("The ticket it is on; null until it is attached.").nullable(),
    comment_id: id("The message it is on.").nullable(),
    created_by: z.object({
      type: z.enum(["user", "contact", "api_key", "system"]),
      id: id("Who uploaded it."),
      name: z.string().meta({ maxLength: 100 }),
    }),
    created_at: time("When it was uploaded."),
    expires_at: time("When it is deleted unless it is attached; null once it is.").nullable(),
  })
  .meta({ id: "Attachment", description: "A file." });
export type Attachment = z.output<typeof Attachment>;

export const AttachmentWithLink = Attachment.extend({
  download_url: z
    .string()
    .meta({ description: "Gives the file to whoever has it, for five minutes.", format: "uri", maxLength: 2_000 }),
}).meta({ id: "AttachmentWithLink", description: "A file, and an address to fetch it from without a key." });

/** A file within JSON, for who can send nothing else. */
export const NewAttachment = z
  .strictObject({
    filename: line(255),
    content_type: line(255).default("application/octet-stream"),
    content_base64: z
      .base64({ error: "must be base64" })
      .max(27_962_028, "is larger than 20 MiB")
      .meta({ description: "The bytes in base64 (RFC 4648), with padding." }),
  })
  .meta({ id: "NewAttachment" });

/** The ids of uploads that a message takes with it. */
export const AttachmentIds = z
  .array(line(64), { error: "must be a list of ids of attachments, which POST /attachments gives" })
  .max(mostFiles, `must be at most ${mostFiles}`)
  .refine((ids) => new Set(ids).size === ids.length, "must not name one twice")
  .meta({ description: "Uploads of the last 24 hours that hang on no message yet.", maxItems: mostFiles });

export type AttachmentRow = Readonly<{
  id: string;
  ticketId: string | null;
  commentId: string | null;
  filename: string;
  contentType: string;
  size: number;
  sha256: string;
  createdByType: string;
  createdById: string;
  createdByName: string;
  createdAt: StoredTime;
  expiresAt: StoredTime | null;
}>;

export function summaryOf(row: Pick<AttachmentRow, "id" | "filename" | "contentType" | "size">): AttachmentSummary {
  return { id: row.id, filename: row.filename, content_type: row.contentType, size: row.size };
}

/** The event of a file that has come, by itself or with a message. Who may not read notes does not learn of a note's. */
export function fileEvent(object: Attachment, on: "reply" | "note" | null): Told {
  return { type: "attachment.created", object, needs: on === null ? "uploads" : `${on}_files` };
}

export function attachmentOf(row: AttachmentRow): Attachment {
  return {
    ...summaryOf(row),
    sha256: row.sha256,
    ticket_id: row.ticketId,
    comment_id: row.commentId,
    created_by: {
      type: row.createdByType as Attachment["created_by"]["type"],
      id: row.createdById,
      name: row.createdByName,
    },
    created_at: iso(row.createdAt),
    expires_at: isoOrNull(row.expiresAt),
  };
}
