import "server-only";
import { escapeHtml } from "../markdown/escape-html";
import { plainText } from "../markdown/plain-text";
import { renderForMail } from "../markdown/render";

export type MailText = Readonly<{ subject: string; text: string; html: string }>;

type Parts = Readonly<{
  subject: string;
  number: number;
  /** Markdown. */
  body: string;
  /** Markdown below the text; empty for none. */
  signature: string;
  /** Where the reader sees the whole conversation; null where there is no such place. */
  link: string | null;
  /** Names of files that are too large to come along. */
  tooLarge: readonly string[];
  /** Whether an answer to this mail arrives at the help desk. */
  answerable: boolean;
}>;

/** `Re: Printer [#1042]`: the number once, and one `Re:`, however often the mail went back and forth. */
export function mailSubject(subject: string, number: number): string {
  const bare = subject
    .replace(/^(?:\s*(?:re|aw|sv|antw|rv|ref)\s*:\s*)+/i, "")
    .replaceAll(`[#${number}]`, "")
    .trim();
  return `Re: ${bare.slice(0, 200)} [#${number}]`;
}

/** A mail in its two forms. Opening the HTML one fetches nothing. */
export function mailText({ subject, number, body, signature, link, tooLarge, answerable }: Parts): MailText {
  const notes = [
    ...(tooLarge.length > 0 ? [`Too large to be mailed: ${tooLarge.join(", ")}`] : []),
    ...(answerable ? ["Answer this mail to write back."] : []),
  ];
  const text = [
    plainText(body),
    ...(signature ? [`-- \n${plainText(signature)}`] : []),
    ...notes,
    ...(link ? [`See the whole conversation: ${link}\nThe link is for you alone and works once, for seven days.`] : []),
  ].join("\n\n");
  return { subject: mailSubject(subject, number), text, html: page(body, signature, notes, link) };
}

const grey = "color:#6b7280;font-size:13px";

function page(body: string, signature: string, notes: readonly string[], link: string | null): string {
  const foot = [
    ...notes.map(escapeHtml),
    ...(link
      ? [
          `<a href="${escapeHtml(link)}">See the whole conversation</a> (the link is for you alone and works once, for seven days)`,
        ]
      : []),
  ];
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font-family:system-ui,sans-serif;font-size:15px;line-height:1.5">',
    `<div>${renderForMail(body)}</div>`,
    signature ? `<div style="${grey}">${renderForMail(signature)}</div>` : "",
    foot.length > 0 ? `<p style="${grey}">${foot.join("<br>")}</p>` : "",
    "</body></html>",
  ].join("\n");
}
