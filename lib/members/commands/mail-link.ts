import "server-only";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { sendMail } from "../../mail/send-mail";
import { invitationMail } from "../invitation-mail";
import type { SentInvitation } from "../schema";

/** Puts the link into the outgoing mail, in the transaction that makes it: what is rolled back is not mailed. */
export async function mailLink(tx: Tx, ctx: Ctx<"members:manage">, sent: SentInvitation): Promise<SentInvitation> {
  await sendMail(tx, invitationMail(ctx.workspace.name, sent), ctx.now);
  return sent;
}
