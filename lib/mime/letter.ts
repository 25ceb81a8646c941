/** An address and the name beside it. */
export type Correspondent = Readonly<{ email: string; name: string }>;

export type LetterFile = Readonly<{ filename: string; contentType: string; bytes: Uint8Array }>;

/** A mail that could not be delivered, as the server that gave up tells it (RFC 3464). */
export type Bounce = Readonly<{
  /** Message-IDs that it speaks of, without angle brackets. */
  messageIds: readonly string[];
  /** The enhanced status code, such as `5.2.2`; empty when it has none. */
  status: string;
  /** Whether the server goes on trying: then nothing has failed yet. */
  isDelay: boolean;
}>;

/** A mail as the help desk reads it. Nothing in it is to be believed but that somebody sent these bytes. */
export type Letter = Readonly<{
  /** Without angle brackets; null when it has none or one that is not to be had. */
  messageId: string | null;
  /** What it answers, the nearest first, without angle brackets. */
  answers: readonly string[];
  from: Correspondent | null;
  /** Every address that it was sent or handed to, lower case. */
  recipients: readonly string[];
  subject: string;
  /** All it says, as Markdown. */
  body: string;
  /** What is new in it: without what it quotes and without the signature. */
  text: string;
  files: readonly LetterFile[];
  /** What could not be taken over, in words for people. */
  leftOut: readonly string[];
  /** Why no person wrote it to us; null when one seems to have. */
  automatic: Automatic | null;
  bounce: Bounce | null;
}>;

/** Kinds of mail that no person wrote to us, and what the log says of each. */
export const automaticKinds = {
  automatic_reply: "An automatic reply, such as an out-of-office note",
  mailing_list: "A message of a mailing list",
  bulk: "Bulk mail",
  delivery_report: "A report about a delivery that none of our mails matches",
  no_sender: "No address to answer to",
} as const;

export type Automatic = keyof typeof automaticKinds;
