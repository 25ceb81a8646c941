import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryLog } from "@/components/webhook/delivery-log";
import { WebhookScreen } from "@/components/webhook/webhook-screen";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { isAppError } from "@/lib/errors";
import { listTeams } from "@/lib/teams/queries";
import { TeamQuery } from "@/lib/teams/query";
import { unknownHealth } from "@/lib/webhooks/health";
import { type LogState, logQueryOf, readLog } from "@/lib/webhooks/log-state";
import { getDelivery, listDeliveries } from "@/lib/webhooks/queries/deliveries";
import { webhookHealth } from "@/lib/webhooks/queries/health";
import { getWebhook } from "@/lib/webhooks/queries/webhooks";
import { orFirstPage } from "../../../support/first-page";

export const metadata: Metadata = { title: "Webhook" };

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What is not there, or not in this workspace. */
function orNull(error: unknown): null {
  if (isAppError(error) && error.code === "not_found") return null;
  throw error;
}

export default async function WebhookPage({ params, searchParams }: Props) {
  const { workspace, id } = await params;
  const ctx = await pageCtx(workspace, "webhooks:read");
  const { membership } = await pageMember(workspace);
  const webhook = (await getWebhook(ctx, id).catch(orNull)) ?? notFound();
  const asked = readLog(await searchParams);
  const [{ state, page }, open, health, { data: teams }] = await Promise.all([
    orFirstPage(asked, (at: LogState) => listDeliveries(ctx, id, logQueryOf(at))),
    asked.delivery ? getDelivery(ctx, { webhookId: id, id: asked.delivery }).catch(orNull) : null,
    webhookHealth(ctx, id),
    listTeams(await pageCtx(workspace, "teams:read"), TeamQuery.parse({ limit: 50 })),
  ]);
  const mayWrite = can(membership.role, "webhooks:write");
  return (
    <WebhookScreen
      workspace={workspace}
      webhook={webhook}
      health={health.get(id) ?? unknownHealth}
      teams={teams}
      mayWrite={mayWrite}
    >
      <DeliveryLog workspace={workspace} webhook={webhook} state={state} page={page} open={open} mayWrite={mayWrite} />
    </WebhookScreen>
  );
}
