import type { Attachment, Email } from "postal-mime";
import { isReport } from "./automatic";
import { headerOf, messageIdsIn } from "./headers";
import type { Bounce } from "./letter";

/** Characters of a part of a report that are looked at: its fields come first. */
const looked = 20_000;

/**
 * What a report says about a mail that did not arrive; null when the mail is none. Also of servers that say it in words
 * only: those are told by who writes, and carry our mail with its Message-ID all the same.
 */
export function bounceOf(email: Email): Bounce | null {
  const sender = (email.from?.address ?? "").toLowerCase();
  const returnPath = headerOf(email, "return-path");
  if (!isReport(email) && !/^(?:mailer-daemon|postmaster)@/.test(sender) && returnPath !== "<>") return null;
  const parts = email.attachments.filter(
    ({ mimeType }) => mimeType.startsWith("message/") || mimeType === "text/rfc822-headers",
  );
  const status = parts
    .filter(({ mimeType }) => /delivery-status$/.test(mimeType))
    .map(textOf)
    .join("\n");
  const originals = parts.filter(({ mimeType }) => !/delivery-status$/.test(mimeType)).map(textOf);
  const words = `${email.text ?? ""}`.slice(0, looked);
  // A mail within the report that was read as part of its text has its headers there.
  const text = [
    headerOf(email, "in-reply-to"),
    headerOf(email, "references"),
    ...originals.map(headOf),
    status,
    words,
  ].join("\n");
  const messageIds = messageIdsIn(text);
  if (messageIds.length === 0) return null;
  const action = /^Action:\s*(\w+)/im.exec(status)?.[1]?.toLowerCase() ?? "failed";
  return {
    messageIds,
    status:
      /^Status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(status)?.[1] ?? /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? "",
    isDelay: action !== "failed",
  };
}

function textOf({ content }: Attachment): string {
  if (typeof content === "string") return content.slice(0, looked);
  return Buffer.from(content instanceof ArrayBuffer ? new Uint8Array(content) : content).toString("latin1", 0, looked);
}

/** The headers of the mail that was sent back, with folded lines joined: what stands in its body was anybody's. */
function headOf(original: string): string {
  const head = original.split(/\r?\n\r?\n/, 1)[0] ?? "";
  return head
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .filter((line) => /^(?:message-id|in-reply-to|references):/i.test(line))
    .join("\n");
}
