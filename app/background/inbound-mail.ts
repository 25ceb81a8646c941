import { fileDueMail } from "@/lib/support-mail/commands/file-mail";
import { fileLetter } from "@/lib/tickets/commands/file-letter";

/** Files the mails that wait in the help desk. @returns how many were taken up. */
export function fileInboundMail(signal: AbortSignal, now = new Date()): Promise<number> {
  return fileDueMail(signal, fileLetter, now);
}
