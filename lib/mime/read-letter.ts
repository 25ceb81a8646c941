import "server-only";
import type { Attachment, Email } from "postal-mime";
import { Email as Address } from "../access/email";
import { plainText } from "../markdown/plain-text";
import { automaticKind } from "./automatic";
import { bounceOf } from "./bounce";
import { freshText } from "./fresh-text";
import { addressesIn, headerOf, headersOf, messageIdsIn } from "./headers";
import { htmlToMarkdown } from "./html-to-markdown";
import type { Correspondent, Letter, LetterFile } from "./letter";
import { parseMail } from "./mail-parser";
import { plainLine, plainLines } from "./plain-line";

/** Characters of a text that are looked at, and of HTML, most of which is not text. */
const [textLimit, htmlLimit] = [200_000, 2_000_000];
/** Characters of a body, and of what is new in it, as a comment may have. */
export const bodyLimit = 65_536;
/** Parts that are looked at as files; the rest is named by its number. */
const mostFiles = 100;

/** What stands where a text was too long to be taken whole. */
const cut = "\n\n[The rest of this mail was too long.]";

/**
 * Reads a mail: who, what, and what it answers. `own` are the addresses of the help desk.
 * @throws UnreadableMail.
 */
export async function readLetter(bytes: Uint8Array, own: readonly string[] = []): Promise<Letter> {
  const email = await parseMail(bytes);
  const from = senderOf(email);
  const { body, text } = wordsOf(email);
  const { files, leftOut } = filesOf(email);
  return {
    messageId: messageIdsIn(headerOf(email, "message-id"))[0] ?? null,
    answers: answersOf(email),
    from,
    recipients: recipientsOf(email),
    subject: plainLine(email.subject ?? "", 255),
    ...{ body, text, files, leftOut },
    automatic: automaticKind(email, from, own),
    bounce: bounceOf(email),
  };
}

/** The nearest first: what it answers directly, then what that answered. */
function answersOf(email: Email): string[] {
  return [
    ...new Set([...messageIdsIn(headerOf(email, "in-reply-to")), ...messageIdsIn(headerOf(email, "references"))]),
  ];
}

/** Exactly one author: of several, or of what is no address, nobody is taken for a contact. */
function senderOf(email: Email): Correspondent | null {
  if (headersOf(email, "from").length !== 1) return null;
  const parsed = Address.safeParse(email.from?.address ?? "");
  if (!parsed.success) return null;
  return { email: parsed.data, name: plainLine(email.from?.name ?? "", 100) };
}

const recipientHeaders = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc"] as const;

function recipientsOf(email: Email): string[] {
  const texts = recipientHeaders.flatMap((name) => headersOf(email, name));
  return [...new Set(texts.slice(0, 50).flatMap(addressesIn))].slice(0, 300);
}

function wordsOf({ html = "", text = "" }: Email): { body: string; text: string } {
  const plain = plainLines(text.slice(0, textLimit));
  // HTML keeps links and lists, and says where a quote begins; of a huge one the plain text says as much.
  const useHtml = html.trim() !== "" && (html.length <= htmlLimit || plain === "");
  const converted = useHtml ? htmlToMarkdown(html.slice(0, htmlLimit)) : null;
  const whole = converted ? plainLines(converted.markdown) : plain;
  const fresh = (converted && freshText(plainLines(converted.fresh))) || freshText(whole);
  return { body: shortened(whole), text: shortened(converted ? unmarked(fresh) : fresh) };
}

/** Text that came out of HTML, without the marks that were put in for what was formatted. */
function unmarked(markdown: string): string {
  return plainText(markdown).replaceAll("\\<", "<");
}

function shortened(text: string): string {
  return text.length <= bodyLimit ? text : text.slice(0, bodyLimit - cut.length) + cut;
}

function filesOf({ attachments }: Email): { files: LetterFile[]; leftOut: string[] } {
  const files = attachments.slice(0, mostFiles).map(fileOf);
  const more = attachments.length - files.length;
  return { files, leftOut: more > 0 ? [`${more} more files`] : [] };
}

function fileOf({ filename, mimeType, content, method }: Attachment, index: number): LetterFile {
  const bytes =
    typeof content === "string"
      ? Buffer.from(content)
      : content instanceof ArrayBuffer
        ? new Uint8Array(content)
        : content;
  const name = plainLine((filename ?? "").replace(/\p{Cc}/gu, " "), 200);
  return {
    filename: name || `${method ? "invitation" : `file-${index + 1}`}${endings[mimeType] ?? ""}`,
    contentType: mimeType,
    bytes,
  };
}

/** For parts that come without a name. */
const endings: Record<string, string> = {
  "text/calendar": ".ics",
  "application/ics": ".ics",
  "message/rfc822": ".eml",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
  "application/pdf": ".pdf",
  "text/plain": ".txt",
};
