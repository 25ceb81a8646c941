import "server-only";
import { appendChanges } from "../../audit/record";
import { lockWorkspace, transaction } from "../../db/transaction";
import { notify } from "../../notify/notify";
import { type DisabledReason, disabledReasons } from "../schema";
import { placeOf, saveWebhook, targetOf } from "./stored-webhook";

/** Who does what happens by itself. */
const actor = { type: "system", id: "webhooks", name: "Webhooks" } as const;

/**
 * Disables a webhook by itself: the log says so and the admins are told. Does nothing when it is disabled already, or gone.
 * What waits stays, and goes on once it is enabled.
 */
export async function disableByItself(
  { id, workspaceId }: { id: string; workspaceId: string },
  reason: Exclude<DisabledReason, "by_hand">,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const { auditSequence: sequence, auditHash: hash } = await lockWorkspace(tx, workspaceId);
    const webhook = await tx.webhook.findUnique({
      where: { id, workspaceId, disabledAt: null },
      include: { workspace: { select: { id: true, slug: true, name: true } } },
    });
    if (!webhook) return;
    const { workspace, ...stored } = webhook;
    await saveWebhook(tx, stored, now, { disabledAt: now, disabledReason: reason });
    const change = { event: "webhook.disabled", target: targetOf(stored), after: { reason } } as const;
    await appendChanges(tx, workspaceId, { sequence, hash }, { actor, requestId: "", clientIp: "", now }, [change]);
    const { label: why, advice } = disabledReasons[reason];
    await notify(tx, {
      workspace,
      kind: "webhook.disabled",
      target: { ...targetOf(stored), ownerId: null },
      occasion: now.toISOString(),
      facts: { url: placeOf(stored.url), why, advice },
      now,
    });
  });
}
