import { roles } from "../access/roles";
import { invitationDays, type SentInvitation } from "./schema";

/** The mail that carries a link. It says who invites to what before the link, and what to do when it is unexpected. */
export function invitationMail(workspace: string, sent: SentInvitation) {
  return {
    to: sent.email,
    // A subject has one line and at most 250 characters; names are free of line breaks already.
    subject: `${sent.createdBy} invites you to ${workspace} on Latchkey`.slice(0, 250),
    text: [
      `${sent.createdBy} invites you to the workspace ${workspace} as ${roles[sent.role].label}.`,
      "",
      "Accept here:",
      sent.link,
      "",
      `The link works once, for ${invitationDays} days. If you did not expect this, do nothing.`,
      "",
    ].join("\n"),
  };
}
