import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessCard } from "@/components/api-key/access-card";
import { DenialsCard } from "@/components/api-key/denials-card";
import { HistoryCard } from "@/components/api-key/history-card";
import { KeyScreen } from "@/components/api-key/key-screen";
import { RequestLog } from "@/components/api-key/request-log";
import { UsageCard } from "@/components/api-key/usage-card";
import { mayRename } from "@/components/api-keys/viewer";
import { isLive } from "@/lib/access/key-status";
import { findApiKey } from "@/lib/api-keys/queries/get";
import { keyDenials } from "@/lib/api-keys/queries/key-denials";
import { keyHistory } from "@/lib/api-keys/queries/key-history";
import { keyUsage } from "@/lib/api-keys/queries/key-usage";
import { neededScopes } from "@/lib/api-keys/queries/needed-scopes";
import { findReplacement } from "@/lib/api-keys/queries/replacement";
import { requestLog } from "@/lib/api-keys/queries/request-log";
import { readRequestLogQuery } from "@/lib/api-keys/request-log-query";
import { scopeUses } from "@/lib/api-keys/scope-use";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { appUrl } from "@/lib/env";
import { getKeyTerms } from "@/lib/policy/queries/get";

export const metadata: Metadata = { title: "API key" };

type Props = {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApiKeyPage({ params, searchParams }: Props) {
  const { workspace, id } = await params;
  const ctx = await pageCtx(workspace, "api_keys:read");
  const { user, membership } = await pageMember(workspace);
  const row = (await findApiKey(ctx, id)) ?? notFound();
  const query = readRequestLogQuery(await searchParams);
  const [usage, denials, log, events, called, replacement, terms] = await Promise.all([
    keyUsage(ctx, id),
    keyDenials(ctx, id),
    requestLog(ctx, id, query),
    keyHistory(ctx, id),
    neededScopes(ctx, id),
    findReplacement(ctx, id),
    getKeyTerms(ctx),
  ]);
  const held = row.scopes.map(({ name }) => name);
  const uses = scopeUses(held, called);
  const viewer = { id: user.id, role: membership.role, apiAccess: membership.apiAccess };
  const mayEdit = isLive(row.status) && mayRename(viewer, row);
  const now = ctx.now.toISOString();
  return (
    <KeyScreen
      workspace={workspace}
      viewer={viewer}
      terms={terms}
      apiUrl={`${appUrl()}/api/public`}
      replacement={replacement}
      row={row}
    >
      <div className="mb-6 grid items-start gap-4 lg:grid-cols-2">
        <AccessCard workspace={workspace} row={row} uses={uses} mayEdit={mayEdit} now={now} />
        <UsageCard usage={usage} />
        <DenialsCard workspace={workspace} row={row} denials={denials} />
        <HistoryCard events={events} />
      </div>
      <RequestLog workspace={workspace} query={query} log={log} />
    </KeyScreen>
  );
}
