import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { line } from "../entry/fields";
import type { FileBody } from "../entry/file-body";
import { single } from "../entry/page";
import { Attachment, AttachmentWithLink, NewAttachment } from "./schema";

const tag = "Attachments";
const File = z.custom<FileBody>();

export const uploadAttachment = endpoint({
  method: "POST",
  path: "/attachments",
  id: "uploadAttachment",
  summary: "Upload a file",
  description:
    "As multipart/form-data with the part `file`; as the whole body, with Content-Disposition; or within JSON. At most 20 MiB. It is deleted after 24 hours unless a ticket, a reply or a note names it in `attachment_ids`.",
  tag,
  scope: "attachments:write",
  orScope: ["tickets:write"],
  body: NewAttachment,
  files: { part: "file", most: 1, alone: true },
  returns: single(Attachment),
  status: 201,
});

export const getAttachment = endpoint({
  method: "GET",
  path: "/attachments/{id}",
  id: "getAttachment",
  summary: "Get what is known of a file",
  description: "Files of internal notes need comments:read as well.",
  tag,
  scope: "attachments:read",
  mayNeed: ["comments:read"],
  returns: single(AttachmentWithLink),
});

const ranges = "Takes a Range of bytes (206), and answers HEAD.";

export const getAttachmentContent = endpoint({
  method: "GET",
  path: "/attachments/{id}/content",
  id: "getAttachmentContent",
  summary: "Download a file",
  description: `${ranges} Files of internal notes need comments:read as well.`,
  tag,
  scope: "attachments:read",
  mayNeed: ["comments:read"],
  file: true,
  returns: File,
});

export const downloadAttachment = endpoint({
  method: "GET",
  path: "/attachments/{id}/download",
  id: "downloadAttachment",
  summary: "Download a file by its link",
  description: `What \`download_url\` leads to. ${ranges}`,
  tag,
  scope: "none",
  query: z.strictObject({
    expires: line(20).meta({ description: "Of the link." }),
    signature: line(100).meta({ description: "Of the link." }),
  }),
  file: true,
  returns: File,
});

export const deleteAttachment = endpoint({
  method: "DELETE",
  path: "/attachments/{id}",
  id: "deleteAttachment",
  summary: "Delete a file",
  description: "Only one that hangs on no message; any other is 409.",
  tag,
  scope: "attachments:write",
  returns: z.void(),
  status: 204,
});

const Omitted = z.object({
  omitted: z.object({ internal_notes: z.literal(true), required_scope: z.literal("comments:read") }),
});

export const listTicketAttachments = endpoint({
  method: "GET",
  path: "/tickets/{id}/attachments",
  id: "listTicketAttachments",
  summary: "List the files of a ticket",
  description: "Oldest first. Those of internal notes need comments:read; when some are withheld, `meta` says so.",
  tag,
  scope: "tickets:read",
  returns: z.object({ data: z.array(Attachment).meta({ maxItems: 1_000 }), meta: Omitted.optional() }),
});
