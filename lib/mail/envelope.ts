import { z } from "zod";
import { Email } from "../access/email";

/** One line: a name with a line break in it would begin another header. */
const Name = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim())
  .pipe(z.string().max(200));

/** What stands between angle brackets: no white space, no brackets, so that it cannot become a second header. */
const MessageId = z.string().regex(/^[^\s<>]{3,250}$/);

/**
 * What is said of a mail to a requester beside its text: who it is from, and where in a conversation it belongs. Everything
 * in it becomes a header, so nothing in it can hold a line break.
 */
export const Envelope = z.strictObject({
  fromName: Name,
  /** Null: the installation's own address. */
  fromAddress: Email.nullable(),
  replyTo: Email.nullable(),
  /** Who it is to as everybody who gets it may see: copies name the same. */
  toName: Name,
  to: Email,
  copies: z.array(Email).max(10),
  messageId: MessageId,
  inReplyTo: MessageId.nullable(),
  references: z.array(MessageId).max(20),
  /** Nobody wrote it: programs must not answer it. */
  isAutomatic: z.boolean(),
  listId: z.string().regex(/^[a-z0-9.-]{1,250}$/),
  /** Attachments that go along. */
  files: z.array(z.string().max(64)).max(10),
});

export type Envelope = z.output<typeof Envelope>;

/** The headers that say what kind of mail it is (RFC 3834, RFC 2919, and what Exchange reads). */
export function kindHeaders({ isAutomatic, listId }: Pick<Envelope, "isAutomatic" | "listId">): Record<string, string> {
  // A person wrote a reply, so it may be answered; but no out-of-office note is wanted for it.
  if (!isAutomatic) return { "X-Auto-Response-Suppress": "DR, RN, NRN, OOF, AutoReply" };
  return {
    "Auto-Submitted": "auto-replied",
    "X-Auto-Response-Suppress": "All",
    Precedence: "auto_reply",
    "List-Id": `<${listId}>`,
  };
}
