import "server-only";
import { rolesThatCan } from "../access/permissions";
import type { Tx } from "../db/client";
import { type NoticeKind, noticeKinds } from "./kinds";

export type Recipient = Readonly<{ userId: string; email: string; inConsole: boolean; byMail: boolean }>;

/** The members whom a kind of notice goes to, and how: as each chose, else as the table says for their part in it. */
export async function recipientsOf(
  tx: Tx,
  workspaceId: string,
  kind: NoticeKind,
  ownerId: string | null,
): Promise<Recipient[]> {
  const { owner, managers } = noticeKinds[kind];
  const managing = rolesThatCan("api_keys:revoke");
  const members = await tx.membership.findMany({
    where: {
      workspaceId,
      OR: [
        ...(managers ? [{ role: { in: managing } }] : []),
        ...(owner && ownerId !== null ? [{ userId: ownerId }] : []),
      ],
    },
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  const chosen = await tx.noticePreference.findMany({
    where: { workspaceId, kind, userId: { in: members.map(({ userId }) => userId) } },
  });
  return members.map(({ userId, role, user }) => {
    const parts = [userId === ownerId ? owner : null, managing.some((each) => each === role) ? managers : null].filter(
      (part) => part !== null,
    );
    const own = chosen.find((choice) => choice.userId === userId);
    return {
      userId,
      email: user.email,
      inConsole: own?.inConsole ?? parts.some((part) => part.inConsole),
      byMail: own?.byMail ?? parts.some((part) => part.byMail),
    };
  });
}
