import "server-only";
import type { Tx } from "../db/client";
import { appUrl } from "../env";
import { newId } from "../id";
import { sendMail } from "../mail/send-mail";
import { paths } from "../paths";
import type { NoticeFacts, NoticeKind } from "./kinds";
import { nextStep } from "./next-step";
import { type Recipient, recipientsOf } from "./recipients";
import { noticeWords } from "./words";

export type NewNotice<K extends NoticeKind> = Readonly<{
  workspace: Readonly<{ id: string; slug: string; name: string }>;
  kind: K;
  /** What it is about; for keys, the key. `ownerId` is told as its owner. */
  target: Readonly<{ id: string; name: string; ownerId: string | null }>;
  /** What makes it another notice of the same kind about the same thing; empty when there can be one only. */
  occasion: string;
  facts: NoticeFacts[K];
  /** Who did it: they find it in their list, as read. */
  actorId?: string;
  now: Date;
}>;

/**
 * Tells the members whom the table names, in the console and by mail, inside the transaction of what happened. The
 * unique row decides: of any number of instances, and however often this is repeated, one tells and the others do not.
 * @returns whether it was this call that told.
 */
export async function notify<K extends NoticeKind>(tx: Tx, notice: NewNotice<K>): Promise<boolean> {
  const { workspace, kind, target, occasion, facts, now } = notice;
  const id = newId("ntc", now.getTime());
  const inserted = await tx.$executeRaw`
    INSERT INTO notices (id, workspace_id, kind, target_id, target_name, occasion, facts, created_at)
    VALUES (${id}, ${workspace.id}, ${kind}, ${target.id}, ${target.name}, ${occasion}, ${JSON.stringify(facts)}, ${now})
    ON CONFLICT (workspace_id, kind, target_id, occasion) DO NOTHING`;
  if (inserted === 0) return false;
  const recipients = await recipientsOf(tx, workspace.id, kind, target.ownerId);
  await tx.noticeRecipient.createMany({
    data: recipients
      .filter(({ inConsole }) => inConsole)
      .map(({ userId }) => ({
        noticeId: id,
        userId,
        workspaceId: workspace.id,
        readAt: userId === notice.actorId ? now : null,
      })),
  });
  for (const recipient of recipients) if (recipient.byMail) await mail(tx, notice, recipient);
  return true;
}

async function mail<K extends NoticeKind>(tx: Tx, notice: NewNotice<K>, { email }: Recipient): Promise<void> {
  const { workspace, kind, target, facts, now } = notice;
  const { title, body } = noticeWords(kind, target.name, facts);
  const link = (path: string) => appUrl() + path;
  const { words, path } = nextStep(kind, workspace.slug, target.id);
  const text = [
    `${title}.`,
    body,
    `${words}: ${link(path)}`,
    `All notices of ${workspace.name}: ${link(paths.notices(workspace.slug))}\nChoose which you get by mail: ${link(paths.noticePreferences(workspace.slug))}`,
  ].join("\n\n");
  await sendMail(tx, { to: email, subject: `[${workspace.name}] ${title}`.slice(0, 250), text: `${text}\n` }, now);
}
