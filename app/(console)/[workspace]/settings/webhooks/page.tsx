import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { CreateButton } from "@/components/webhooks/create-button";
import { WebhookList } from "@/components/webhooks/list-screen";
import { description } from "@/components/webhooks/words";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { listTeams } from "@/lib/teams/queries";
import { TeamQuery } from "@/lib/teams/query";
import { webhookHealth } from "@/lib/webhooks/queries/health";
import { listWebhooks } from "@/lib/webhooks/queries/webhooks";
import { WebhookQuery } from "@/lib/webhooks/query";
import { mostWebhooks } from "@/lib/webhooks/schema";

export const metadata: Metadata = { title: "Webhooks" };

type Props = { params: Promise<{ workspace: string }> };

export default async function WebhooksPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "webhooks:read");
  const { membership } = await pageMember(workspace);
  const mayWrite = can(membership.role, "webhooks:write");
  const [{ data: webhooks }, health, { data: teams }] = await Promise.all([
    listWebhooks(ctx, WebhookQuery.parse({ limit: mostWebhooks })),
    webhookHealth(ctx),
    listTeams(await pageCtx(workspace, "teams:read"), TeamQuery.parse({ limit: 50 })),
  ]);
  const create = mayWrite && webhooks.length > 0 ? <CreateButton workspace={workspace} teams={teams} /> : undefined;
  return (
    <>
      <PageHeader title="Webhooks" description={description} actions={create} />
      <WebhookList workspace={workspace} webhooks={webhooks} health={health} teams={teams} mayWrite={mayWrite} />
    </>
  );
}
