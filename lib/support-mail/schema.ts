import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { automaticKinds } from "../mime/letter";

const OptionalEmail = z.preprocess((value) => (value === "" ? null : value), Email.nullable());

/** How the workspace writes to those who ask. */
export const SaveMailSettings = z.strictObject({
  sendReplies: z.boolean(),
  fromName: z.preprocess((value) => (value === "" ? null : value), PlainName.nullable()),
  address: OptionalEmail,
  otherAddresses: z
    .array(Email)
    .max(20, "At most 20 addresses.")
    .transform((all) => [...new Set(all)]),
  ticketAddress: z.boolean(),
  signature: z.string().trim().max(2_000, "Use at most 2,000 characters."),
  acknowledge: z.boolean(),
});
export type SaveMailSettings = z.output<typeof SaveMailSettings>;

export const mailboxSecurities = ["tls", "starttls", "none"] as const;

const Host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9:]([a-z0-9.:-]{0,251}[a-z0-9])?$/, "Enter a host name, such as imap.example.com.");
const Folder = (what: string) =>
  z
    .string()
    .trim()
    .max(200, "Use at most 200 characters.")
    .regex(/^[^\p{Cc}*%]*$/u, `Enter the name of ${what}.`);

/** The mailbox that mail is taken from. */
export const SaveMailbox = z.strictObject({
  host: Host,
  port: z.coerce.number("Enter a port, such as 993.").int().min(1, "Enter a port, such as 993.").max(65_535),
  security: z.enum(mailboxSecurities),
  username: z.string().trim().min(1, "Enter the user name.").max(254),
  /** Left empty, the stored one stays, unless the host changes: a password is never shown to another server. */
  password: z.string().max(500),
  folder: Folder("a folder").pipe(z.string().min(1, "Enter the name of a folder.")),
  doneFolder: z.preprocess((value) => (value === "" ? null : value), Folder("a folder").nullable()),
  enabled: z.boolean(),
});
export type SaveMailbox = z.output<typeof SaveMailbox>;

export const InboundMailId = z.strictObject({ id: z.string().max(64) });

export type MailboxView = Readonly<
  Omit<SaveMailbox, "password"> & { checkedAt: Date | null; error: string; failures: number }
>;

export type HookView = Readonly<{ url: string; since: Date; oldUntil: Date | null }>;

export type MailSettingsView = SaveMailSettings &
  Readonly<{
    /** The address that mail comes from while the workspace has none. */
    installationAddress: string;
    /** Whether there is a server that mail is sent by; else it is written into files. */
    isSent: boolean;
    mailbox: MailboxView | null;
    hook: HookView | null;
  }>;

export const inboundStatuses = ["received", "filed", "bounced", "ignored", "held", "failed"] as const;
export type InboundStatus = (typeof inboundStatuses)[number];

/** Why a mail was not filed, as the log says it. */
export const inboundReasons: Readonly<Record<string, string>> = {
  ...automaticKinds,
  own_address: "From one of the help desk's own addresses",
  sender_rate: "More mails from this sender within an hour than a person writes",
  workspace_rate: "More mails within an hour than the workspace takes",
  unreadable: "It could not be read: too large, or too deeply nested",
  too_large: "Larger than 25 MiB",
  delayed: "A server that still tries to deliver one of our mails",
  refused: "It could not be stored as it is",
  internal: "Something failed on our side",
};

export type InboundRow = Readonly<{
  id: string;
  source: string;
  sender: string;
  subject: string;
  size: number;
  status: InboundStatus;
  reason: string;
  ticketNumber: number | null;
  receivedAt: Date;
  /** Whether its file is still there to be filed after all. */
  mayRetry: boolean;
}>;
