import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import type { RotateSecret } from "../input";
import { rightsOf } from "../queries/rights";
import type { WebhookWithSecret } from "../schema";
import { newSecret } from "../signature";
import { sealSigning, webhookOf } from "../webhook-row";
import { loadWebhook, requireSameRights, saveWebhook, targetOf } from "./stored-webhook";

const hour = 3_600_000;

/**
 * Gives a webhook a new secret, which is in the result and nowhere else. The one before signs too for the overlap, so that
 * no delivery is refused while the receiver changes over; an older one ends at once. Whoever has it can tell the receiver
 * what they like, so it is for who may read all that the webhook sends.
 * @throws AppError `not_found`, and `insufficient_scope` or `forbidden` as a change of what is sent has them.
 */
export async function rotateSecret(
  ctx: Ctx<"webhooks:write">,
  id: string,
  { overlap_hours: overlap }: RotateSecret,
): Promise<WebhookWithSecret> {
  const secret = newSecret();
  return mutate(ctx, async (tx, record) => {
    const webhook = await loadWebhook(tx, ctx, id);
    const now = new Date();
    const held = await rightsOf(webhook, ctx.workspace.id, now);
    if (held !== null) requireSameRights(ctx.actor, held);
    const saved = await saveWebhook(tx, webhook, now, {
      secret: sealSigning(id, secret),
      oldSecret: overlap > 0 ? webhook.secret : null,
      oldSecretUntil: overlap > 0 ? new Date(now.getTime() + overlap * hour) : null,
    });
    record({ event: "webhook.secret_rotated", target: targetOf(webhook), after: { overlap_hours: overlap } });
    return { ...webhookOf(saved), secret };
  });
}
