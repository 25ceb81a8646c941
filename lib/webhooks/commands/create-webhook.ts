import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { noFilters } from "../filter";
import type { NewWebhook } from "../input";
import { holderOf } from "../queries/rights";
import { mostWebhooks, type WebhookWithSecret } from "../schema";
import { newSecret } from "../signature";
import { sealHeaders, sealSigning, webhookOf } from "../webhook-row";
import { placeOf, requireAllowedUrl, targetOf } from "./stored-webhook";

/**
 * Creates a webhook, which gets what happens from now on and its creator may read. The secret is in the result and nowhere
 * else.
 * @throws AppError `url_not_allowed`, `limit_reached`.
 */
export async function createWebhook(ctx: Ctx<"webhooks:write">, input: NewWebhook): Promise<WebhookWithSecret> {
  await requireAllowedUrl(input.url);
  const secret = newSecret();
  return mutate(ctx, async (tx, record, workspace) => {
    const workspaceId = ctx.workspace.id;
    if ((await tx.webhook.count({ where: { workspaceId } })) >= mostWebhooks) {
      throw new AppError("limit_reached", `A workspace has at most ${mostWebhooks} webhooks. Delete one first.`);
    }
    const now = new Date();
    const id = newId("whk", now.getTime());
    const webhook = await tx.webhook.create({
      data: {
        id,
        workspaceId,
        url: new URL(input.url).href,
        events: input.events.join(" "),
        description: input.description,
        payload: input.payload,
        filters: JSON.stringify({ ...noFilters, ...input.filters }),
        headers: sealHeaders(id, input.headers ?? {}),
        secret: sealSigning(id, secret),
        ...holderOf(ctx.actor),
        position: workspace.eventSequence,
        disabledAt: input.enabled ? null : now,
        disabledReason: input.enabled ? "" : "by_hand",
        version: 1,
        createdAt: now,
        updatedAt: now,
      },
    });
    const after = { url: placeOf(webhook.url), events: input.events, enabled: input.enabled };
    record({ event: "webhook.created", target: targetOf(webhook), after });
    return { ...webhookOf(webhook), secret };
  });
}
