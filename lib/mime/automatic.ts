import type { Email } from "postal-mime";
import { headerOf } from "./headers";
import type { Automatic, Correspondent } from "./letter";

/** Names that programs write under, and that nobody reads. */
const machine =
  /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|donotreply|bounces?|abuse|listserv|majordomo)(?:[+._-].*)?$/i;

/** Subjects of answers that programs give without saying so in a header. */
const outOfOffice =
  /^\s*(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?reply|autoreply|auto:|abwesenheitsnotiz|automatische antwort|abwesend|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord|autosvar|不在通知|自動返信|自动回复)(?:\b|\s*[:：]|$)/iu;

/**
 * Why no person wrote this to us (RFC 3834, RFC 2919, and what programs do instead); null when one seems to have. `own` are
 * the addresses of the help desk: a list that carries its name, as a group that hands on to it does, is how people write.
 */
export function automaticKind(email: Email, from: Correspondent | null, own: readonly string[]): Automatic | null {
  const header = (name: string) => headerOf(email, name).toLowerCase();
  const [submitted] = header("auto-submitted").split(/[;\s]/, 1);
  if (submitted && submitted !== "no") return "automatic_reply";
  if (header("x-autoreply") || header("x-autorespond") || header("x-auto-reply-from")) return "automatic_reply";
  if (/^auto_?reply/.test(header("precedence")) || header("x-mc-system")) return "automatic_reply";
  if (outOfOffice.test(email.subject ?? "")) return "automatic_reply";
  if (isReport(email)) return "delivery_report";
  const returnPath = headerOf(email, "return-path");
  if (returnPath === "<>" || machine.test((from?.email ?? "").split("@")[0] ?? "")) return "automatic_reply";
  if (isForeignList(email, own)) return "mailing_list";
  if (/^(?:bulk|junk|list)$/.test(header("precedence")) && !isOwnList(email, own)) return "bulk";
  if (header("feedback-id") && header("list-unsubscribe")) return "bulk";
  return from ? null : "no_sender";
}

export function isReport(email: Email): boolean {
  return /^multipart\/report\b/i.test(headerOf(email, "content-type"));
}

const listHeaders = ["list-id", "list-post", "list-unsubscribe", "list-help", "list-owner"] as const;

function isForeignList(email: Email, own: readonly string[]): boolean {
  return listHeaders.some((name) => headerOf(email, name) !== "") && !isOwnList(email, own);
}

/** Groups name themselves `<support.acme.com>` in List-Id, or `<mailto:support@acme.com>` in List-Post. */
function isOwnList(email: Email, own: readonly string[]): boolean {
  const said = `${headerOf(email, "list-id")} ${headerOf(email, "list-post")}`.toLowerCase();
  return own.some((address) => said.includes(`<${address.replace("@", ".")}>`) || said.includes(`<mailto:${address}>`));
}
