import "server-only";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { appUrl, env } from "../env";
import { Envelope, kindHeaders } from "./envelope";
import { outboxFolder } from "./outbox-folder";

export type Letter = Readonly<{
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  /** As stored; null for mail of the installation itself. */
  envelope: string | null;
  files: readonly Readonly<{ filename: string; contentType: string; content: Buffer }>[];
}>;
/** Delivers letters, one call each, until it is closed. */
export type Transport = Readonly<{ deliver: (letter: Letter) => Promise<void>; close: () => void }>;

/** Without these a server that accepts and says nothing would hold a job for ten minutes. In milliseconds. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** To the server of SMTP_URL, or into files. */
export function openTransport(): Transport {
  const { SMTP_URL: url } = env();
  return url ? toServer(url) : toFiles(outboxFolder() ?? "data/outbox");
}

function toServer(url: string): Transport {
  const transport = createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
  return {
    deliver: async (letter) => void (await transport.sendMail(composed(letter))),
    close: () => transport.close(),
  };
}

/** A message may hold an invitation's link: the files and their folder are for their owner only. */
function toFiles(folder: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async deliver(letter) {
      const { message } = await composer.sendMail(composed(letter));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Ids sort by time. A file that is there already was written by an attempt that could not say so any more.
      await writeFile(join(folder, `${letter.id}.eml`), message, { mode: 0o600 });
    },
    close: () => composer.close(),
  };
}

function composed(letter: Letter) {
  const { id, to, subject, text, html, files } = letter;
  return {
    ...(letter.envelope === null
      ? fromInstallation(id, to)
      : fromHelpDesk(Envelope.parse(JSON.parse(letter.envelope)), to)),
    subject,
    text,
    ...(html === null ? {} : { html }),
    attachments: [...files],
    // Nothing in a message may make this process read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function fromInstallation(id: string, to: string) {
  return {
    from: { name: "Latchkey", address: sender() },
    // As an object: the address is never parsed again, so it cannot become a list.
    to: { name: "", address: to },
    // The same on every attempt: a receiver that got it twice can tell.
    messageId: `<${id}@${hostOf(sender())}>`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

function fromHelpDesk(envelope: Envelope, to: string) {
  const { fromName, fromAddress, replyTo, toName, copies, messageId, inReplyTo, references } = envelope;
  const from = fromAddress ?? sender();
  return {
    from: { name: fromName, address: from },
    ...(replyTo ? { replyTo: { name: fromName, address: replyTo } } : {}),
    to: { name: toName, address: envelope.to },
    cc: copies.map((address) => ({ name: "", address })),
    // Everybody gets a mail of their own, so that each can be tried again by itself. A bounce comes back to the help desk.
    envelope: { from, to: [to] },
    messageId: `<${messageId}>`,
    ...(inReplyTo ? { inReplyTo: `<${inReplyTo}>` } : {}),
    ...(references.length > 0 ? { references: references.map((each) => `<${each}>`) } : {}),
    headers: kindHeaders(envelope),
  };
}

/** The sender: MAIL_FROM, else an address at the host that people open. */
export function sender(): string {
  const { hostname } = new URL(appUrl());
  const named = /[a-z]/.test(hostname) && !hostname.startsWith("[");
  return env().MAIL_FROM ?? `latchkey@${named ? hostname : "localhost"}`;
}

export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
