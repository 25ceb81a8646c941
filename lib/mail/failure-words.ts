/** What a mail server's enhanced status code (RFC 3463) says, for people; without its class. */
const words: Readonly<Record<string, string>> = {
  "1.1": "There is no such mailbox",
  "1.2": "There is no such mail server",
  "1.3": "The address is not valid",
  "1.6": "The mailbox has moved",
  "1.10": "The domain takes no mail",
  "2.1": "The mailbox is switched off",
  "2.2": "The mailbox is full",
  "2.3": "The mail is too large for the mailbox",
  "3.4": "The mail is too large",
  "4.4": "The mail server could not be reached",
  "4.7": "The mail server did not take it in days",
  "7.1": "The mail server refused it",
  "7.26": "The mail server could not verify the sender",
};

/** In what way a delivery failed, in plain words; nothing of the server's own, which may repeat an address or the text. */
export function failureWords(status: string, fallback = "The mail server refused it"): string {
  const [, detail = ""] = /^[245]\.(\d{1,3}\.\d{1,3})$/.exec(status) ?? [];
  const known = words[detail] ?? (detail.startsWith("7.") ? "The mail server refused it as unwanted" : fallback);
  return status ? `${known} (${status})` : known;
}

type MailError = { code?: unknown; responseCode?: unknown; response?: unknown };

/** The same for what the sending of a mail ended with. */
export function failureOf(error: unknown): string {
  const { code, responseCode, response } = error as MailError;
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(String(response ?? ""))?.[0] ?? "";
  if (status) return failureWords(status);
  if (code === "EENVELOPE" || code === "EMESSAGE")
    return `The mail server refused it (${String(responseCode ?? "550")})`;
  if (code === "EAUTH") return "The mail server did not accept the password of SMTP_URL";
  return "The mail server could not be reached";
}
