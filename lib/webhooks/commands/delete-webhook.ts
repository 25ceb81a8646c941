import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { loadWebhook, placeOf, targetOf } from "./stored-webhook";

/** Deletes a webhook with its log, for good. What is on its way arrives. @throws AppError `not_found`, `version_conflict`. */
export async function deleteWebhook(
  ctx: Ctx<"webhooks:write">,
  id: string,
  ifMatch?: readonly number[],
): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const webhook = await loadWebhook(tx, ctx, id, { ifMatch });
    await tx.webhook.delete({ where: { id } });
    record({ event: "webhook.deleted", target: targetOf(webhook), before: { url: placeOf(webhook.url) } });
  });
}
