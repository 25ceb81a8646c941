import "server-only";
import { transaction } from "../../db/transaction";
import { failureWords } from "../../mail/failure-words";
import type { Letter } from "../../mime/letter";

/**
 * A mail of ours came back: the reply that it carried says so. It is known by its Message-ID, which only who got the mail,
 * or a server on the way, can name.
 */
export async function noteBounce(workspaceId: string, { bounce }: Letter, now: Date): Promise<void> {
  if (!bounce) return;
  await transaction(async (tx) => {
    const sent = await tx.threadMessage.findMany({
      where: { workspaceId, isOurs: true, messageId: { in: bounce.messageIds.slice(0, 50) }, commentId: { not: null } },
      orderBy: { createdAt: "desc" },
      take: 1,
      select: { commentId: true },
    });
    for (const { commentId } of sent) {
      await tx.comment.updateMany({
        where: { id: commentId ?? "", workspaceId, delivery: { in: ["sent", "queued"] } },
        data: {
          delivery: "failed",
          deliveryError: failureWords(bounce.status, "It came back from the mail server"),
          updatedAt: now,
        },
      });
    }
  });
}
