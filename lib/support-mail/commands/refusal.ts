import "server-only";
import { db } from "../../db/client";
import type { Letter } from "../../mime/letter";
import type { InboundStatus } from "../schema";

/** Mails of one sender, and of everybody, that are filed within an hour. The rest is held until somebody looks at it. */
const mostPerHour = { sender: 30, workspace: 600 } as const;
const hour = 3_600_000;

/** An admin read the log and wants it filed: then neither what kind of mail it is nor how many there are counts. */
export const wanted = "retry";

export type Refusal = Readonly<{ status: InboundStatus; reason: string }>;

type Waiting = Readonly<{ workspaceId: string; reason: string }>;

/** Why a mail is not filed; null when it is. */
export async function refusalOf(
  mail: Waiting,
  letter: Letter,
  own: ReadonlySet<string>,
  now: Date,
): Promise<Refusal | null> {
  const { from, bounce, automatic } = letter;
  if (!from) return { status: "ignored", reason: "no_sender" };
  if (mail.reason === wanted) return null;
  // Our own mail coming back: answering it would never end.
  if (own.has(from.email)) return { status: "ignored", reason: "own_address" };
  if (bounce && (await isOurs(mail, bounce.messageIds))) {
    return bounce.isDelay ? { status: "ignored", reason: "delayed" } : { status: "bounced", reason: "" };
  }
  if (automatic && !((automatic === "mailing_list" || automatic === "bulk") && (await isOurs(mail, letter.answers)))) {
    return { status: "ignored", reason: automatic };
  }
  return tooMany(mail, from.email, now);
}

/** Whether one of these is the Message-ID of a mail that we sent: nobody else can know it but who got it. */
async function isOurs({ workspaceId }: Waiting, messageIds: readonly string[]): Promise<boolean> {
  if (messageIds.length === 0) return false;
  const where = { workspaceId, isOurs: true, messageId: { in: messageIds.slice(0, 50) } };
  return (await db().threadMessage.findFirst({ where, select: { messageId: true } })) !== null;
}

async function tooMany({ workspaceId }: Waiting, sender: string, now: Date): Promise<Refusal | null> {
  const where = { workspaceId, status: "filed", receivedAt: { gte: new Date(now.getTime() - hour) } };
  const bySender = await db().inboundMail.count({ where: { ...where, sender } });
  if (bySender >= mostPerHour.sender) return { status: "held", reason: "sender_rate" };
  const all = await db().inboundMail.count({ where });
  return all >= mostPerHour.workspace ? { status: "held", reason: "workspace_rate" } : null;
}
