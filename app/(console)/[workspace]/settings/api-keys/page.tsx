import type { Metadata } from "next";
import { readPrefill } from "@/components/api-keys/prefill";
import { ApiKeysScreen } from "@/components/api-keys/screen";
import { readListQuery } from "@/lib/api-keys/list-query";
import { keyToRevoke } from "@/lib/api-keys/queries/key-to-revoke";
import { listApiKeys } from "@/lib/api-keys/queries/list";
import { apiKeyOverview } from "@/lib/api-keys/queries/overview";
import { adminsToAsk } from "@/lib/api-keys/queries/owners";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { appUrl } from "@/lib/env";
import { getKeyTerms } from "@/lib/policy/queries/get";

export const metadata: Metadata = { title: "API Keys" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ApiKeysPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "api_keys:read");
  const { user, membership } = await pageMember(workspace);
  const search = await searchParams;
  const query = readListQuery(search);
  const [data, overview, admins, terms, toRevoke] = await Promise.all([
    listApiKeys(ctx, query),
    apiKeyOverview(ctx),
    adminsToAsk(ctx),
    getKeyTerms(ctx),
    keyToRevoke(ctx, search.revoke),
  ]);
  return (
    <ApiKeysScreen
      workspace={{ id: ctx.workspace.id, slug: ctx.workspace.slug }}
      viewer={{ id: user.id, role: membership.role, apiAccess: membership.apiAccess }}
      query={query}
      data={data}
      {...overview}
      admins={admins}
      terms={terms}
      apiUrl={`${appUrl()}/api/public`}
      prefill={readPrefill(search, membership.role)}
      toRevoke={toRevoke}
    />
  );
}
