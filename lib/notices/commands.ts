import "server-only";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import type { MarkRead, NoticePreference } from "./schema";

/** Marks the reader's own notices as read. No change of the workspace, so it leaves no audit row. */
export async function markRead(ctx: Ctx<"notices:read">, { ids }: MarkRead): Promise<{ unread: number }> {
  const own = { workspaceId: ctx.workspace.id, userId: ctx.actor.id, readAt: null };
  await db().noticeRecipient.updateMany({
    where: { ...own, ...(ids === "all" ? {} : { noticeId: { in: ids } }) },
    data: { readAt: ctx.now },
  });
  return { unread: await db().noticeRecipient.count({ where: own }) };
}

/** Sets how the acting member gets one kind of notice from now on. Theirs alone, so it leaves no audit row. */
export async function setPreference(ctx: Ctx<"notices:read">, choice: NoticePreference): Promise<NoticePreference> {
  const { kind, inConsole, byMail } = choice;
  const id = { workspaceId: ctx.workspace.id, userId: ctx.actor.id, kind };
  await db().noticePreference.upsert({
    where: { workspaceId_userId_kind: id },
    create: { ...id, inConsole, byMail },
    update: { inConsole, byMail },
  });
  return choice;
}
